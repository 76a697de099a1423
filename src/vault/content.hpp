#pragma once
// What is sealed, and who may open it. A room says for each kind of its content, in one type:
//
//   struct PrivateNote {
//     static constexpr std::string_view kind = "private_note";
//     using Policy = NotePolicy;                    // the only one who makes a Reader<PrivateNote>
//     using Machines = vault::Machines<vault::SubjectAccessPacker>;
//   };
#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>

#include "access/access.hpp"
#include "keys/keys.hpp"

namespace waymark::vault {

using keys::Scope;

/// Where a piece of content belongs; it is bound to all of it.
struct Place {
  Scope scope;
  std::string kind;    ///< "private_note"
  std::string object;  ///< the id of the note, as its room knows it
  std::string field;
};

/// Which machine readers a kind of content opens to; none unless it says so.
template <class... Readers>
struct Machines {
  template <class Reader>
  static constexpr bool include = (std::same_as<Reader, Readers> || ...);
};

template <class T>
concept Content = requires {
  { T::kind } -> std::convertible_to<std::string_view>;
  typename T::Policy;
  typename T::Machines;
};

template <class T, class Reader>
concept OpensTo = Content<T> && T::Machines::template include<Reader>;

/// A piece of content, by its name. It holds nothing of it, and there is no way from here to it but Vault::open.
template <Content T>
class Sealed {
 public:
  Sealed(Scope scope, std::string object, std::string field = "text")
      : place_{std::move(scope), std::string(T::kind), std::move(object), std::move(field)} {}
  const Place& place() const { return place_; }

 private:
  Place place_;
};

/// Somebody whom the policy of the room that owns T has let read: this actor, in this scope, one object of it (or all
/// of T there, for an empty object). Only T::Policy can make one, and says whose it is: each of those sees that it
/// was opened, by whom and when.
template <Content T>
class Reader {
 public:
  bool may_open(const access::Work& work, const Place& place) const {
    return &work.db == db_ && work.actor.person == person_ && work.actor.account == account_ &&
           place.scope == scope_ && (object_.empty() || place.object == object_);
  }
  const std::vector<PersonId>& whose() const { return whose_; }

 private:
  friend typename T::Policy;
  Reader(const access::Work& work, Scope scope, std::string object = {}, std::vector<PersonId> whose = {})
      : db_(&work.db),
        person_(work.actor.person),
        account_(work.actor.account),
        scope_(std::move(scope)),
        object_(std::move(object)),
        whose_(std::move(whose)) {}
  const db::Connection* db_;  ///< asked and opened in one transaction: what the policy saw still holds
  PersonId person_;
  AccountId account_;
  Scope scope_;
  std::string object_;
  std::vector<PersonId> whose_;
};

/// A reader that is no person: one run of it, in one transaction, with one audit line. The program's alone: refuses
/// not_allowed to anybody else.
class MachineReader {
 public:
  MachineReader(const MachineReader&) = delete;
  MachineReader& operator=(const MachineReader&) = delete;
  void check(const access::Work& work) const;

 protected:
  MachineReader(const access::Work& work, std::string_view name, std::string_view purpose);
  ~MachineReader() = default;

 private:
  const db::Connection* db_;
};

/// Looks for what harms: gives its verdict alone.
class Scanner final : public MachineReader {
 public:
  /// `purpose` is a code ("upload").
  Scanner(const access::Work& work, std::string_view purpose) : MachineReader(work, "scanner", purpose) {}
};

/// Gathers what is about one person, for them. T::Policy::may_pack decides piece by piece.
class SubjectAccessPacker final : public MachineReader {
 public:
  SubjectAccessPacker(const access::Work& work, PersonId whose)
      : MachineReader(work, "subject_access_packer", whose.str()), whose_(std::move(whose)) {}
  const PersonId& whose() const { return whose_; }

 private:
  PersonId whose_;
};

/// A dated piece of what is about a person, as it goes into their pack.
struct Packed {
  Instant at;
  std::string title;
  std::string text;
};

/// Works a result out of answers: the result is sealed for its owner and given to nobody else.
class Scorer final : public MachineReader {
 public:
  Scorer(const access::Work& work, std::string_view purpose) : MachineReader(work, "scorer", purpose) {}
};

/// Counts, and takes means, of kFewest or more.
class Aggregator final : public MachineReader {
 public:
  static constexpr std::int64_t kFewest = 5;
  Aggregator(const access::Work& work, std::string_view purpose) : MachineReader(work, "aggregator", purpose) {}
};

}  // namespace waymark::vault
