// A backup from its beginning to its end, whatever is done with its rows.
#include "backup/read.hpp"

#include "backup/header.hpp"

namespace waymark::backup {

std::string read_header_text(Input& input) {
  std::string text;
  while (!text.ends_with("\n\n")) {
    const auto byte = input.read(1);
    if (byte.empty() || text.size() == kHeaderBytes)
      throw BackupRefused(fmt::format("{} is no backup of Waymark's, or its beginning is damaged", input.path()));
    text += byte;
  }
  return text;
}

void read_rows(Input& input, const keys::Key& key, std::string_view header, RowsTo& to, Summary& summary) {
  ChunkReader chunks(input, key, header);
  RecordReader records(chunks);
  const auto refuse = [&] {
    throw BackupRefused(
        fmt::format("the backup {} cannot be used: its rows are not as many as it says", input.path()));
  };
  std::size_t tables = 0;
  std::optional<TableRows> open;
  for (;;) {
    switch (records.next()) {
      case RecordReader::Kind::table: {
        if (open) refuse();
        const auto table = records.table();
        open = TableRows{table.name, 0};
        to.begin(table);
        break;
      }
      case RecordReader::Kind::row:
        if (!open) refuse();
        to.row(records.row());
        ++open->rows;
        break;
      case RecordReader::Kind::table_ends:
        if (!open || records.count() != open->rows) refuse();
        ++tables;
        if (to.end()) {
          summary.rows += open->rows;
          summary.tables.push_back(*std::move(open));
        } else {
          summary.left_out.push_back(*std::move(open));
        }
        open.reset();
        break;
      case RecordReader::Kind::end:
        if (open || records.count() != static_cast<std::int64_t>(tables)) refuse();
        chunks.finish();
        summary.bytes = input.bytes();
        return;
    }
  }
}

}  // namespace waymark::backup
