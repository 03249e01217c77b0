# Debian's libraries behind the library, each behind the one room that uses it (src/CMakeLists.txt says which). None is GPL or AGPL.
# Installed beside onrecord-config.cmake too, for those who link the static C++ library.
find_package(PkgConfig REQUIRED)
find_package(fmt REQUIRED)
set(fmt fmt::fmt)
foreach(library simdjson zlib libdeflate libzstd libbrotlidec libcrypto libutf8proc uchardet libxxhash pugixml sqlite3)
  pkg_check_modules(${library} REQUIRED IMPORTED_TARGET ${library})
endforeach()
