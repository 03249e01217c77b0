# find_package(onrecord COMPONENTS c)    onrecord::c, the shared library with the C interface; needs nothing else
# find_package(onrecord COMPONENTS cxx)  onrecord::cxx, the static library with the C++ interface; finds the libraries behind it
# Without COMPONENTS: both.
if(NOT onrecord_FIND_COMPONENTS)
  set(onrecord_FIND_COMPONENTS c cxx)
endif()
foreach(component IN LISTS onrecord_FIND_COMPONENTS)
  if(component STREQUAL "cxx")
    include(${CMAKE_CURRENT_LIST_DIR}/libraries.cmake)
  endif()
  include(${CMAKE_CURRENT_LIST_DIR}/onrecord-${component}.cmake OPTIONAL RESULT_VARIABLE found)
  if(NOT found AND onrecord_FIND_REQUIRED_${component})
    set(onrecord_FOUND FALSE)
    set(onrecord_NOT_FOUND_MESSAGE "onrecord has the components c and cxx, and no '${component}'")
  endif()
endforeach()
