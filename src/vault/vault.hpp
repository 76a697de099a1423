#pragma once
// Sealing and opening what was said in confidence; shredding it.
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "access/access.hpp"
#include "keys/keys.hpp"
#include "vault/alarms.hpp"
#include "vault/content.hpp"
#include "vault/streams.hpp"

namespace waymark::vault {

struct OpenScope;

/// Whether sealing writes its audit line, which names the manifest's tag. Drafts saved as they are typed write one
/// for a sitting: until the next one, an old manifest of that sitting put back whole does not show. A scope's first
/// sealing writes one always.
enum class Line { write, none };

enum class Verdict { clean, harmful, held };

/// What an aggregator gives.
struct Summary {
  std::int64_t count = 0;  ///< Aggregator::kFewest or more
  double mean = 0;
};

/// The certificate of a shredding.
struct Certificate {
  std::string id;
  Scope scope;
  std::string reason;
  std::int64_t objects = 0;  ///< how many pieces of content there were
  Instant shredded_at;
  std::string shredded_by_name;
  std::optional<Instant> key_destroyed_at;
};

/// Where rooms seal and open. Made once, by app, and passed to what seals and opens: who is not given it has no way
/// to content. Used by many threads. Tampered comes out when something is not what was written.
class Vault {
 public:
  explicit Vault(keys::KeyStore& keys) : keys_(keys) {}

  /// Seals content in place of what was there, with an audit line. Refuses out_of_turn when its scope is shredded.
  template <Content T>
  void seal(const access::Work& work, const Sealed<T>& sealed, std::string_view content, Line line = Line::write) {
    seal_at(work, sealed.place(), content, line);
  }

  /// The content, with an audit line in this transaction; nothing when it was shredded. Refuses not_found when the
  /// reader was made for something else. Content never sealed (or removed) is Tampered: a room knows what it has
  /// sealed, or asks holds().
  template <Content T>
  std::optional<std::string> open(const access::Work& work, const Reader<T>& reader, const Sealed<T>& sealed) {
    if (!reader.may_open(work, sealed.place())) throw Refused(Refusal::not_found);
    return open_with_line(work, sealed.place(), reader.whose());
  }

  /// Whether there is such content; false also when it was shredded.
  template <Content T>
  bool holds(const access::Work& work, const Sealed<T>& sealed) {
    return holds_at(work, sealed.place());
  }

  /// Takes content away, with an audit line; nothing happens when there is none.
  template <Content T>
  void remove(const access::Work& work, const Sealed<T>& sealed) {
    remove_at(work, sealed.place());
  }

  // --- Machine readers ---

  /// What `judge` says of the content; nothing when it was shredded.
  template <Content T>
  requires OpensTo<T, Scanner> std::optional<Verdict> scan(const access::Work& work, const Scanner& scanner,
                                                           const Sealed<T>& sealed,
                                                           const std::function<Verdict(std::string_view)>& judge) {
    scanner.check(work);
    auto content = open_at(work, sealed.place());
    if (!content) return std::nullopt;
    const auto verdict = judge(*content);
    keys::forget(*content);
    return verdict;
  }

  /// The content, for the person it is packed for; nothing when it was shredded. Refuses not_found what the policy
  /// withholds from them.
  template <Content T>
  requires OpensTo<T, SubjectAccessPacker> std::optional<std::string> pack(const access::Work& work,
                                                                           const SubjectAccessPacker& packer,
                                                                           const Sealed<T>& sealed) {
    packer.check(work);
    if (!T::Policy::may_pack(work, packer.whose(), sealed)) throw Refused(Refusal::not_found);
    return open_at(work, sealed.place());
  }

  /// Works a result out of answers and seals it where its owner may open it; false when an answer was shredded.
  template <Content T, Content Result>
  requires OpensTo<T, Scorer>
  bool score(const access::Work& work, const Scorer& scorer, std::span<const Sealed<T>> answers,
             const Sealed<Result>& into, std::string (*compute)(std::span<const std::string>)) {
    scorer.check(work);
    std::vector<std::string> contents;
    for (const auto& answer : answers) {
      auto content = open_at(work, answer.place());
      if (!content) return false;
      contents.push_back(std::move(*content));
    }
    seal_at(work, into.place(), compute(contents), Line::write);
    for (auto& content : contents) keys::forget(content);
    return true;
  }

  /// How many gave a number, and their mean; nothing when they are fewer than Aggregator::kFewest. What was shredded
  /// does not count. `number` keeps nothing: it is a plain function.
  template <Content T>
  requires OpensTo<T, Aggregator> std::optional<Summary> aggregate(
      const access::Work& work, const Aggregator& aggregator, std::span<const Sealed<T>> all,
      std::optional<double> (*number)(std::string_view)) {
    aggregator.check(work);
    std::vector<double> numbers;
    for (const auto& sealed : all) {
      auto content = open_at(work, sealed.place());
      if (!content) continue;
      if (const auto found = number(*content)) numbers.push_back(*found);
      keys::forget(*content);
    }
    return summary(numbers);
  }

  // --- Large content ---

  /// Seals how a stream is opened, once all of it was sealed by `sealer`: its pieces are kept by the room, anywhere.
  template <Content T>
  void seal_stream(const access::Work& work, const Sealed<T>& sealed, const StreamSealer& sealer) {
    auto opening = sealer.opening();
    seal_at(work, sealed.place(), opening, Line::write);
    keys::forget(opening);
  }
  /// What opens its pieces, with an audit line; nothing when it was shredded.
  template <Content T>
  std::optional<StreamOpener> open_stream(const access::Work& work, const Reader<T>& reader,
                                          const Sealed<T>& sealed) {
    return stream_of(work, sealed.place(), open(work, reader, sealed));
  }
  /// The same for the scanner and the packer's runs.
  template <Content T>
  requires OpensTo<T, Scanner> std::optional<StreamOpener> scan_stream(const access::Work& work,
                                                                       const Scanner& scanner,
                                                                       const Sealed<T>& sealed) {
    scanner.check(work);
    return stream_of(work, sealed.place(), open_at(work, sealed.place()));
  }
  template <Content T>
  requires OpensTo<T, SubjectAccessPacker> std::optional<StreamOpener> pack_stream(const access::Work& work,
                                                                                   const SubjectAccessPacker& packer,
                                                                                   const Sealed<T>& sealed) {
    return stream_of(work, sealed.place(), pack(work, packer, sealed));
  }

  // --- Shredding ---

  /// Takes all content of a scope away and leaves a certificate and an audit line; nothing is sealed in it any more.
  /// `reason` is a code ("retention_over"). Its key is destroyed by destroy_shredded_keys(), once this is committed:
  /// a deed that may be run again, or rolled back by a hold laid meanwhile, must not destroy. Twice is as good as
  /// once.
  Certificate shred(const access::Work& work, const Scope& scope, std::string_view reason);

  /// Destroys the keys of what was shredded, in the key store and its mirror, and notes it in the certificates; how
  /// many. To be called after shredding, when the service starts, and now and then. A certificate that the scope's
  /// own key does not vouch for destroys nothing and raises an alarm. Keys of what is `held` stay: a hold may have
  /// been laid since it was shredded.
  using Held = std::function<bool(db::Connection&, const Scope&)>;
  std::int64_t destroy_shredded_keys(db::Database& database, Instant now, const Held& held = {});

  /// Opens everything and shows nothing of it: a sentence for each scope that is not what was written or has content
  /// and no key. For `waymark check`.
  std::vector<std::string> check(db::Connection& db);

 private:
  void seal_at(const access::Work& work, const Place& place, std::string_view content, Line line);
  void remove_at(const access::Work& work, const Place& place);
  bool holds_at(const access::Work& work, const Place& place);
  std::optional<std::string> open_at(const access::Work& work, const Place& place);
  std::optional<std::string> open_with_line(const access::Work& work, const Place& place,
                                            std::span<const PersonId> whose);
  static std::optional<StreamOpener> stream_of(const access::Work& work, const Place& place,
                                               std::optional<std::string> opening);
  static std::optional<Summary> summary(std::span<const double> numbers);
  std::optional<OpenScope> look(const access::Work& work, const Scope& scope);
  OpenScope for_sealing(const access::Work& work, const Place& place);
  std::optional<keys::Key> key_of(const access::Work& work, const Scope& scope);
  std::string wrong_with(db::Connection& db, const Scope& scope);

  keys::KeyStore& keys_;
};

std::optional<Certificate> certificate(db::Connection& db, const Scope& scope);
/// The latest first, at most `size`.
std::vector<Certificate> certificates(db::Connection& db, int size);

/// Whether every scope's manifest is the one its latest audit line tells of: a sentence for each that is not. A whole
/// old manifest put back with its rows shows here. For `waymark check`.
std::vector<std::string> compare_with_trail(db::Connection& db);

}  // namespace waymark::vault
