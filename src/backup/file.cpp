// A backup, opened: looked at, verified, restored.
#include "backup/header.hpp"
#include "backup/load.hpp"

namespace waymark::backup {
namespace {

class Counted final : public RowsTo {
 public:
  explicit Counted(const Progress& progress) : progress_(progress) {}
  void begin(const db::Table& table) override { table_ = table; }
  void row(std::string row) override {
    values_of(row, table_.columns.size());
    if (++rows_ % 20'000 == 0 && progress_) progress_(table_.name, rows_);
  }
  bool end() override { return true; }

 private:
  const Progress& progress_;
  db::Table table_;
  std::int64_t rows_ = 0;
};

}  // namespace

struct File::State {
  Input input;
  std::string header_text;
  Header header;
  bool read = false;

  void read_once() {
    if (std::exchange(read, true)) throw std::logic_error("a backup is read once");
  }
};

File::File(const std::string& path) : state_(new State{Input(path), {}, {}}) {
  state_->header_text = read_header_text(state_->input);
  state_->header = read_header(state_->header_text);
}
File::~File() = default;
File::File(File&&) noexcept = default;
File& File::operator=(File&&) noexcept = default;

const Header& File::header() const { return state_->header; }

void File::require(const keys::Key& key, std::span<const db::Migration> steps) const {
  const auto& header = state_->header;
  const int newest = steps.empty() ? 0 : steps.back().number;
  if (header.step > newest)
    throw BackupRefused(fmt::format(
        "the backup is at step {} of the schema and this program knows {} only: restore it with the newer "
        "program",
        header.step, newest));
  if (const auto own = fingerprint(key); own != header.key)
    throw BackupRefused(
        fmt::format("the backup was sealed with the backup key {} and the one at hand is {}: put the right one there",
                    header.key, own));
}

Summary File::verify(const keys::Key& key, const Progress& progress) {
  require(key);
  state_->read_once();
  Summary summary;
  summary.header = header();
  Counted rows(progress);
  read_rows(state_->input, key, state_->header_text, rows, summary);
  return summary;
}

Summary File::restore(const keys::Key& key, const Restoring& restoring) {
  require(key, restoring.steps);
  state_->read_once();
  Summary summary;
  summary.header = header();
  const auto fill = [&](db::Connection& db) {
    Loader loader(db, restoring.progress);
    read_rows(state_->input, key, state_->header_text, loader, summary);
    loader.require_all(summary);
  };
  const auto finish = [&](db::Connection& db) {
    if (restoring.finish) restoring.finish(db, summary);
  };
  db::make_new(restoring.url, restoring.options, restoring.steps, {header().step, fill, finish});
  return summary;
}

}  // namespace waymark::backup
