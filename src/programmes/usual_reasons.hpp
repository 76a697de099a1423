#pragma once
#include <span>

#include "programmes/programmes.hpp"

namespace waymark::programmes {

struct UsualReason {
  ReasonKind kind;
  const char* code;
  const char* label;
};
/// What a new programme lets people choose from until its manager words it otherwise. Short and without anything
/// about a person's health or conduct: a reason is seen by whoever tracks the programme.
std::span<const UsualReason> usual_reasons();

}  // namespace waymark::programmes
