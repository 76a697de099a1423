// audit verify, audit export.
#include <fmt/format.h>
#include <unistd.h>

#include "app/commands.hpp"
#include "app/table.hpp"

namespace waymark::app {
namespace {

// On a terminal, one line that is written over; nothing where the output is kept.
std::function<bool(std::int64_t, std::int64_t)> progress_line() {
  if (!isatty(STDERR_FILENO)) return {};
  return [](std::int64_t done, std::int64_t total) {
    fmt::print(stderr, "\r\033[K{} of {} lines", with_commas(done), with_commas(total));
    std::fflush(stderr);
    return true;
  };
}

void print_json(const audit::Report& report) {
  JsonWriter json;
  json.begin_object()
      .member("whole", report.whole())
      .member("streams", report.streams)
      .member("lines", report.lines)
      .member("checkpoints", report.checkpoints);
  json.key("breaks").begin_array();
  for (const auto& one : report.breaks) {
    json.begin_object().member("stream", one.stream).member("number", one.number);
    if (one.line_id.empty()) json.key("line").null();
    else json.member("line", one.line_id);
    if (one.at) json.member("at", one.at->iso());
    else json.key("at").null();
    json.member("wrong", audit::code(one.wrong)).member("detail", one.detail).end_object();
  }
  json.end_array().end_object();
  fmt::print("{}\n", json.str());
}

void print_table(const audit::Report& report) {
  if (report.whole()) {
    fmt::print("The audit trail is whole: {} lines in {} streams, {} checkpoints.\n", with_commas(report.lines),
               with_commas(report.streams), with_commas(report.checkpoints));
    return;
  }
  std::vector<std::vector<std::string>> rows;
  for (const auto& one : report.breaks)
    rows.push_back({one.stream.empty() ? "(none)" : one.stream, std::to_string(one.number),
                    one.line_id.empty() ? "-" : one.line_id, one.at ? one.at->iso() : "-",
                    std::string(audit::code(one.wrong)), one.detail});
  fmt::print("{}", text_table({"stream", "number", "line", "when", "wrong", "what"}, rows, 6));
  fmt::print("\nThe audit trail is broken in {} of {} streams.\n", with_commas(std::ssize(report.breaks)),
             with_commas(report.streams));
}

Instant day_start(const std::string& flag, const std::string& text, int days_later) {
  if (const auto day = Date::parse(text)) return start_of_day(day->plus(days_later));
  throw InputRefused(fmt::format("{} is \"{}\": expected a date like 2026-03-31", flag, text));
}

void print_csv(const std::vector<audit::Line>& lines, bool first) {
  CsvWriter csv(CsvWriter::LineEnd::lf);
  if (first)
    csv.row("id", "at", "at_microseconds", "who_id", "who", "action", "subject_kind", "subject_id", "detail",
            "about_id", "stream", "number", "mac");
  for (const auto& line : lines)
    csv.row(line.id, line.at.iso(), line.at.micros(), line.actor.str(), line.actor_name, line.action,
            line.subject_kind, line.subject_id, line.detail, line.about.str(), line.stream, line.number,
            audit::mac_digits(line));
  fmt::print("{}", csv.str());
}

void print_json_lines(const std::vector<audit::Line>& lines, bool first) {
  for (const auto& line : lines) {
    JsonWriter json;
    json.begin_object()
        .member("id", line.id)
        .member("at", line.at.iso())
        .member("at_microseconds", line.at.micros())
        .member("who_id", line.actor.str())
        .member("who", line.actor_name)
        .member("action", line.action)
        .member("subject_kind", line.subject_kind)
        .member("subject_id", line.subject_id)
        .member("detail", line.detail)
        .member("about_id", line.about.str())
        .member("stream", line.stream)
        .member("number", line.number)
        .member("mac", audit::mac_digits(line))
        .end_object();
    fmt::print("{}{}", std::exchange(first, false) ? "" : ",\n", json.str());
  }
}

}  // namespace

int audit_verify(const Settings& settings, const std::string& format) {
  auto house = open_house(settings, Opened::to_verify);
  const auto report = audit::verify(*house.database, {settings.audit_checkpoint_file(), progress_line()});
  if (isatty(STDERR_FILENO)) fmt::print(stderr, "\r\033[K");
  if (format == "json") print_json(report);
  else print_table(report);
  return report.whole() ? kDone : kFault;
}

int audit_export(const Settings& settings, const AuditExportCommand& command) {
  constexpr int kPage = 5000;
  const auto from = command.from.empty() ? Instant::micros(INT64_MIN) : day_start("--from", command.from, 0);
  const auto until = command.to.empty() ? Instant::micros(INT64_MAX) : day_start("--to", command.to, 1);
  const bool json = command.format == "json";
  auto house = open_house(settings, Opened::to_verify);
  house.read([&](const access::Work& work) {
    if (json) fmt::print("[\n");
    std::optional<audit::Mark> after;
    for (bool first = true;; first = false) {
      const auto page = audit::lines_between(work.db, from, until, after, kPage);
      if (json) print_json_lines(page.lines, first);
      else print_csv(page.lines, first);
      if (!page.next) break;
      after = page.next;
    }
    if (json) fmt::print("\n]\n");
  });
  return kDone;
}

}  // namespace waymark::app
