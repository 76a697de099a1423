#pragma once
// The OpenAPI document, made of one table: what each API route is for, what it takes and what it answers.
#include <string>
#include <string_view>
#include <vector>

#include "web/route.hpp"

namespace waymark::app::openapi {

/// What stands at a name, in the words of JSON Schema.
struct Value {
  std::string type;  ///< "string", "integer", "boolean", "array", "object"; empty for a `ref`
  std::string about;
  std::string format = {};              ///< "date", "date-time"
  std::string pattern = {};             ///< of a string
  std::string ref = {};                 ///< a schema's name: of the value, or of an array's items
  std::vector<std::string> codes = {};  ///< an enumeration: of the value, or of an array's items
  bool null = false;
  bool required = true;

  Value or_null() const {
    auto changed = *this;
    changed.null = true;
    return changed;
  }
  Value optional() const {
    auto changed = *this;
    changed.required = false;
    return changed;
  }
};

Value text(std::string about);
Value id(std::string about);
Value whole(std::string about);
Value yes_no(std::string about);
Value date(std::string about);
Value moment(std::string about);
Value money(std::string about);  ///< "-1285.00"
Value one_of(std::vector<std::string> codes, std::string about);
Value some_of(std::vector<std::string> codes, std::string about);  ///< a list of codes
Value ids(std::string about);                                      ///< a list of ids
Value list_of(std::string schema, std::string about);
Value object(std::string schema, std::string about);

/// The codes of an enumeration, as the program itself writes them.
template <class All, class Code>
std::vector<std::string> codes_of(const All& all, const Code& code_of) {
  std::vector<std::string> codes;
  for (const auto one : all) codes.emplace_back(code_of(one));
  return codes;
}

struct Member {
  std::string name;
  Value value;
};
struct Schema {
  std::string name;
  std::string about;
  std::vector<Member> members;
};

/// What a route answers when all is well.
struct Answer {
  enum class Kind { object, page, whole_list, nothing, document } kind;
  std::string schema = {};  ///< of the object, or of a list's items
};

struct Operation {
  web::Method method;
  std::string path;
  std::string id;       ///< "arrangeSession": unique
  std::string tag;      ///< what it is about: "Sessions"
  std::string summary;  ///< a sentence
  std::vector<Member> query = {};
  std::string body = {};  ///< the schema of what is sent
  Answer answer;
  int status = 200;
};

Answer an_object(std::string schema);
Answer page_of(std::string schema);
Answer whole_list_of(std::string schema);
Answer nothing();
/// A GET.
Operation reads(std::string path, std::string id, std::string tag, std::string summary, Answer answer,
                std::vector<Member> query = {});
/// A POST that takes a body of this schema; 204 when it answers nothing.
Operation does(std::string path, std::string id, std::string tag, std::string summary, std::string body,
               Answer answer, int status = 200);

/// ?sort=: one of these, "-" before it when turned round.
Member sort_by(const std::vector<std::string>& names);
/// A page of a list takes these besides its own.
std::vector<Member> paged(std::vector<Member> query);
Member as_of();

// The table, in the order of the document; a file for each part of the house.
std::vector<Operation> engagement_operations();
std::vector<Schema> engagement_schemas();
std::vector<Operation> session_operations();
std::vector<Schema> session_schemas();
std::vector<Operation> people_operations();
std::vector<Schema> people_schemas();
std::vector<Operation> money_operations();
std::vector<Schema> money_schemas();

/// All of it, and the document's own route.
std::vector<Operation> operations();

/// The document, OpenAPI 3.1.
std::string document();
/// GET /api/v1/openapi.json, for anyone.
web::Response page(web::Visit& visit);

}  // namespace waymark::app::openapi
