#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace waymark::disclosure {

/// The fewest people a published figure may be about.
inline constexpr std::size_t kFewest = 5;

/// Who is behind one figure: numbers that stand for people, sorted, each once.
using People = std::vector<std::uint32_t>;

/// Merges the rows of a table so that every figure that can be read from it, or made by adding and taking away its
/// figures, is about nobody or about at least `fewest` people.
/// behind[row][column] are the people behind one figure; the columns are every period and every measure the table is
/// ever shown for, so that two tables of different periods cannot be held against each other.
/// Gives the number of the group each row belongs to, from 0 in order of first appearance; nothing at all when even
/// the whole is about too few: then no figure may be shown.
std::vector<std::size_t> merge_small(const std::vector<std::vector<People>>& behind, std::size_t fewest = kFewest);

}  // namespace waymark::disclosure
