# onrecord_room(name USES room... LIBRARIES target...): makes the library onrecord_<name> of the files in src/<name> and its folders.
# Refuses a room that is used before it is declared (so the rooms have no cycle), and an #include "room/..." of a room
# that is not in USES (so the declaration is true). The public headers, include/onrecord, are open to every room.
function(onrecord_room name)
  cmake_parse_arguments(PARSE_ARGV 1 room "" "" "USES;LIBRARIES")
  foreach(used IN LISTS room_USES)
    if(NOT TARGET onrecord_${used})
      message(FATAL_ERROR "room ${name} uses ${used}, which is not declared before it")
    endif()
  endforeach()
  file(GLOB_RECURSE files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${name}/*.cc ${CMAKE_SOURCE_DIR}/src/${name}/*.h)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${files})  # a new include is checked when it is written
  onrecord_check_includes(${name} "${room_USES}" ${files})
  add_library(onrecord_${name} STATIC ${files})
  list(TRANSFORM room_USES PREPEND onrecord_)
  target_link_libraries(onrecord_${name} PUBLIC onrecord_flags ${room_USES} ${room_LIBRARIES})
  set_property(GLOBAL APPEND PROPERTY ONRECORD_ROOMS ${name})  # the rooms that are declared so far, and their libraries
  set_property(GLOBAL APPEND PROPERTY ONRECORD_LIBRARIES ${room_LIBRARIES})
endfunction()

# onrecord_check_includes(room "used rooms" file...): stops with file and line content where an include breaks the declaration.
function(onrecord_check_includes name uses)
  foreach(file IN LISTS ARGN)
    file(STRINGS ${file} lines REGEX "^[ \t]*#[ \t]*include[ \t]*\"")
    foreach(line IN LISTS lines)
      string(REGEX REPLACE ".*\"([^\"/]*)/[^\"]*\".*" "\\1" room "${line}")
      if(NOT room STREQUAL name AND NOT room STREQUAL "onrecord" AND NOT room IN_LIST uses)
        message(FATAL_ERROR "${file}: ${line}\nroom ${name} does not declare that it uses ${room} (src/CMakeLists.txt)")
      endif()
    endforeach()
  endforeach()
endfunction()
