#pragma once
#include "imports/check.hpp"

namespace waymark::imports {

/// Saves checked rows, in this transaction: what is new, what differs, never what was changed here since (unless
/// told to), and adds the counts, conflicts and warnings to `result`.
void apply(const access::Work& work, const Rows& rows, const Options& options, const Progress& progress,
           Result& result);

// What apply() does, kind by kind, in their order.
void apply_organisations(const access::Work& work, const Rows& rows, const Options& options, Result& result);
void apply_people(const access::Work& work, const Rows& rows, const Options& options, Result& result);
void apply_suppliers(const access::Work& work, const Rows& rows, const Options& options, Result& result);
void apply_coaches(const access::Work& work, const Rows& rows, const Options& options, Result& result);
void apply_contracts(const access::Work& work, const Rows& rows, const Options& options, Result& result);
/// Engagements and their sessions; what was touched is recounted once both are saved.
void apply_engagements_and_sessions(const access::Work& work, const Rows& rows, const Options& options,
                                    Result& result);
void apply_invoices(const access::Work& work, const Rows& rows, const Options& options, Result& result);

/// Contracts over their ceiling and sessions of one person that overlap, as warnings where the rows stand.
void warn(const access::Work& work, const Rows& rows, Result& result);

}  // namespace waymark::imports
