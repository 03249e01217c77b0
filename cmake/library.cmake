# The library as others use it, made of the rooms that are declared so far:
#   onrecord_c    libonrecord.so, the C interface; exports onrecord_* and nothing else, with versions (cmake/onrecord.map)
#   onrecord_cxx  libonrecord_cxx.a, the C++ interface and the C one: one archive of all rooms
# and how both are installed and found: CMake's find_package(onrecord), and pkg-config's onrecord and onrecord-cxx. Our warnings, include
# folders and options are those of onrecord_flags, which is installed nowhere.
include(CMakePackageConfigHelpers)

get_property(rooms GLOBAL PROPERTY ONRECORD_ROOMS)
get_property(libraries GLOBAL PROPERTY ONRECORD_LIBRARIES)
list(REMOVE_DUPLICATES libraries)

add_library(onrecord_c SHARED $<TARGET_OBJECTS:onrecord_c_interface>)
target_link_libraries(onrecord_c PRIVATE onrecord)
target_link_options(onrecord_c PRIVATE -Wl,--version-script=${CMAKE_CURRENT_LIST_DIR}/onrecord.map)
if(NOT ONRECORD_SANITIZE)  # whose symbols are the program's
  target_link_options(onrecord_c PRIVATE -Wl,-z,defs)
endif()
set_target_properties(onrecord_c PROPERTIES EXPORT_NAME c OUTPUT_NAME onrecord VERSION ${PROJECT_VERSION} SOVERSION 0 LINKER_LANGUAGE CXX
  LINK_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/onrecord.map LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})

add_library(onrecord_cxx STATIC)
foreach(room IN LISTS rooms)
  target_sources(onrecord_cxx PRIVATE $<TARGET_OBJECTS:onrecord_${room}>)
endforeach()
target_link_libraries(onrecord_cxx PRIVATE ${libraries})
target_compile_features(onrecord_cxx PUBLIC cxx_std_20)
set_target_properties(onrecord_cxx PROPERTIES EXPORT_NAME cxx LINKER_LANGUAGE CXX ARCHIVE_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
foreach(target onrecord_c onrecord_cxx)
  target_include_directories(${target} INTERFACE $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
endforeach()

set(package ${CMAKE_INSTALL_LIBDIR}/cmake/onrecord)
install(TARGETS onrecord_c EXPORT onrecord-c
  LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT library NAMELINK_COMPONENT development)
install(TARGETS onrecord_cxx EXPORT onrecord-cxx ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT development)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/include/onrecord DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development)
install(EXPORT onrecord-c NAMESPACE onrecord:: DESTINATION ${package} COMPONENT development)
install(EXPORT onrecord-cxx NAMESPACE onrecord:: DESTINATION ${package} COMPONENT development)
write_basic_package_version_file(${CMAKE_BINARY_DIR}/onrecord-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_LIST_DIR}/onrecord-config.cmake ${CMAKE_CURRENT_LIST_DIR}/libraries.cmake
  ${CMAKE_BINARY_DIR}/onrecord-config-version.cmake DESTINATION ${package} COMPONENT development)

# What the static library needs has the name in pkg-config that it has here.
list(TRANSFORM libraries REPLACE ".*::" "" OUTPUT_VARIABLE requires)
list(JOIN requires " " requires)
file(RELATIVE_PATH up /prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig /prefix)
foreach(kind onrecord onrecord-cxx)
  configure_file(${CMAKE_CURRENT_LIST_DIR}/${kind}.pc.in ${CMAKE_BINARY_DIR}/${kind}.pc @ONLY)
  install(FILES ${CMAKE_BINARY_DIR}/${kind}.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT development)
endforeach()

# The Python package: one folder, with the library in it.
install(DIRECTORY ${CMAKE_SOURCE_DIR}/bindings/python/onrecord DESTINATION . COMPONENT python EXCLUDE_FROM_ALL PATTERN __pycache__ EXCLUDE)
install(FILES $<TARGET_FILE:onrecord_c> DESTINATION onrecord RENAME libonrecord.so.0 COMPONENT python EXCLUDE_FROM_ALL)
