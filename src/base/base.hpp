#pragma once
// The words the language lacks: ids, dates, money, text, problems and refusals.
#include "base/csv.hpp"
#include "base/dates.hpp"
#include "base/ids.hpp"
#include "base/json.hpp"
#include "base/log.hpp"
#include "base/money.hpp"
#include "base/problems.hpp"
#include "base/text.hpp"
#include "base/words.hpp"
