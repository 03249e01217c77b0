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
  if(CMAKE_UNITY_BUILD)
    onrecord_compile_together(onrecord_${name} ${files})
  endif()
  list(TRANSFORM room_USES PREPEND onrecord_)
  target_link_libraries(onrecord_${name} PUBLIC onrecord_flags ${room_USES} ${room_LIBRARIES})
  set_property(GLOBAL APPEND PROPERTY ONRECORD_ROOMS ${name})  # the rooms that are declared so far, and their libraries
  set_property(GLOBAL APPEND PROPERTY ONRECORD_LIBRARIES ${room_LIBRARIES})
endfunction()

# onrecord_compile_together(target file...): files of a folder, some at a time, are compiled as one: what they include is read once, which
# halves the time of a whole build. So the names that a file keeps to itself are its own within its folder. The kinds of links are alike by
# design, with the same names each, and compiled by themselves.
set(ONRECORD_FILES_TOGETHER 8)
function(onrecord_compile_together target)
  set_target_properties(${target} PROPERTIES UNITY_BUILD_MODE GROUP)
  foreach(file IN LISTS ARGN)
    cmake_path(GET file PARENT_PATH folder)
    cmake_path(RELATIVE_PATH folder BASE_DIRECTORY ${CMAKE_SOURCE_DIR} OUTPUT_VARIABLE place)
    string(MD5 key ${place})  # the same wherever the sources are, so that a compiler cache serves every clone
    if(file MATCHES "\\.cc$" AND NOT folder MATCHES "/kind$")
      math(EXPR group "0${n_${key}}")
      math(EXPR n_${key} "${group} + 1")
      math(EXPR group "${group} / ${ONRECORD_FILES_TOGETHER}")
      set_source_files_properties(${file} PROPERTIES UNITY_GROUP ${key}${group})
    endif()
  endforeach()
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
