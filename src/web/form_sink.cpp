#include "web/form_sink.hpp"

namespace waymark::web {
namespace {

/// All fields beside the file together: as much as an ordinary form may have.
constexpr std::size_t kMostFieldBytes = 64 * 1024;

}  // namespace

FormSink::FormSink(std::shared_ptr<Errand> errand) : errand_(std::move(errand)) {
  const auto type = errand_->request.headers.get("content-type");
  if (type.starts_with("multipart/form-data")) reader_.emplace(type, static_cast<MultipartReader::Listener&>(*this));
  else wrong_ = 415;
}

FormSink::~FormSink() {
  if (!errand_ || !errand_->file) return;
  try {
    errand_->file->abandon();
  } catch (const std::exception& fault) {
    log(Level::warning, "abandoned file", {{"why", fault.what()}});
  }
}

void FormSink::take(std::string_view piece) {
  if (wrong_ == 0 && !reader_->read(piece)) go_wrong(400);
}

FormSink::Formed FormSink::finish(Request request, std::function<void(Response)> reply) {
  if (wrong_ == 0 && !reader_->is_whole()) go_wrong(400);
  if (wrong_ != 0 && errand_->file) {
    errand_->file->abandon();
    errand_->file.reset();
  }
  errand_->request = std::move(request);
  errand_->reply = std::move(reply);
  return {std::exchange(errand_, nullptr), wrong_};
}

bool FormSink::go_wrong(int status) {
  if (wrong_ == 0) wrong_ = status;
  return false;
}

bool FormSink::begin(MultipartReader::Part part) {
  part_ = std::move(part);
  kept_ += part_.name.size() + part_.file_name.size();
  if (kept_ > kMostFieldBytes) return go_wrong(413);
  if (!part_.is_file || part_.file_name.empty()) return true;
  if (std::exchange(has_file_, true)) return go_wrong(400);
  Upload file;
  file.field = part_.name;
  file.file_name = part_.file_name;
  file.content_type = part_.content_type;
  begin_file(*errand_, std::move(file));
  return true;
}

bool FormSink::content(std::string_view bytes) {
  if (part_.is_file) {
    if (errand_->file && !part_.file_name.empty()) errand_->file->take(bytes);
    return true;
  }
  kept_ += bytes.size();
  if (kept_ > kMostFieldBytes) return go_wrong(413);
  value_ += bytes;
  return true;
}

bool FormSink::end() {
  if (part_.is_file) {
    if (errand_->file && !part_.file_name.empty()) errand_->file->end();
    return true;
  }
  if (!is_utf8(value_)) return go_wrong(400);
  errand_->form.add(std::move(part_.name), std::exchange(value_, {}));
  return true;
}

}  // namespace waymark::web
