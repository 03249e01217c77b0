# The libraries for a static program: the same, as archives. Debian has fmt and simdjson shared only: they are compiled from Debian's sources,
# which tools/fetch-sources unpacks, with Debian's headers.
set(ONRECORD_SOURCES ${CMAKE_BINARY_DIR}/sources CACHE PATH "Sources of fmt and simdjson, for the static program")
set(fmt_source ${ONRECORD_SOURCES}/fmtlib/src/format.cc)
set(simdjson_source ${ONRECORD_SOURCES}/simdjson/singleheader/simdjson.cpp)
if(NOT EXISTS ${fmt_source} OR NOT EXISTS ${simdjson_source})
  message(FATAL_ERROR "The static program needs the sources of two libraries: tools/fetch-sources ${ONRECORD_SOURCES}")
endif()
set(CMAKE_FIND_LIBRARY_SUFFIXES .a)
include(libraries)
add_library(fmt_archive STATIC ${fmt_source})
target_compile_definitions(fmt_archive PUBLIC FMT_SHARED)  # as the shared one has it: our objects are the same for both programs
set(fmt fmt_archive)
add_library(simdjson_archive STATIC ${simdjson_source})
set_target_properties(simdjson_archive PROPERTIES CXX_STANDARD 17)
target_compile_definitions(simdjson_archive PRIVATE NDEBUG)
set_property(TARGET PkgConfig::simdjson PROPERTY INTERFACE_LINK_LIBRARIES simdjson_archive)
find_library(brotlicommon brotlicommon REQUIRED)
set_property(TARGET PkgConfig::libbrotlidec APPEND PROPERTY INTERFACE_LINK_LIBRARIES ${brotlicommon})
