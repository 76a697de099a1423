# The steps of the schema, migrations/NNNN_name.sql, embedded in the program as waymark::db::migrations().
file(GLOB migration_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/migrations/*.sql)
list(SORT migration_files)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${migration_files})

set(migration_rows "")
set(migration_before 0)
foreach(file IN LISTS migration_files)
  get_filename_component(name ${file} NAME_WE)
  if(NOT name MATCHES "^([0-9][0-9][0-9][0-9])_[a-z0-9_]+$")
    message(FATAL_ERROR "${file}: a migration is named NNNN_name.sql")
  endif()
  set(digits ${CMAKE_MATCH_1})
  math(EXPR number "1${digits} - 10000")
  if(number EQUAL migration_before)
    message(FATAL_ERROR "${file}: there are two migrations with this number")
  endif()
  set(migration_before ${number})
  file(READ ${file} sql)
  string(APPEND migration_rows "    {${number}, \"${name}\", R\"sql(${sql})sql\"},\n")
endforeach()

if(migration_rows)
  set(migration_answer "  static const Migration kMigrations[] = {\n${migration_rows}  };\n  return kMigrations;\n")
else()
  set(migration_answer "  return {};\n")
endif()
set(migration_code "// Written by cmake/migrations.cmake.
#include \"db/db.hpp\"

namespace waymark::db {

std::span<const Migration> migrations() {
${migration_answer}}

}  // namespace waymark::db
")
set(migration_output ${CMAKE_BINARY_DIR}/migrations.cpp)
set(migration_old "")
if(EXISTS ${migration_output})
  file(READ ${migration_output} migration_old)
endif()
if(NOT migration_old STREQUAL migration_code)
  file(WRITE ${migration_output} "${migration_code}")
endif()

add_library(migrations_blob STATIC ${migration_output})
target_link_libraries(migrations_blob PUBLIC room_base)
set(part_migrations migrations_blob)
