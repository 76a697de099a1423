#include "jobs/outbox.hpp"

#include "jobs/patience.hpp"
#include "jobs/store_outbox.hpp"

namespace waymark::jobs {
namespace {

using Urgency = MailKind::Urgency;
constexpr int kBatch = 50;
constexpr std::chrono::hours kLongestPause{4};
constexpr std::chrono::minutes kPauseAfterFault{5};
constexpr std::chrono::hours kKept{24 * 30};

/// A mail leased and put into words.
struct Ready {
  store::Leased leased;
  Letter letter;
};

/// One round's work on one mail after another.
class Round {
 public:
  Round(db::Database& database, const Clock& clock, const PostOffice& office, Carrier& carrier,
        const std::function<bool()>& stopping)
      : database_(database), clock_(clock), office_(office), carrier_(carrier), stopping_(stopping) {}

  MailRound run() {
    const Instant begun = clock_.now();
    for (;;) {
      std::vector<std::string> ids;
      database_.read([&](db::Connection& db) { ids = store::mail_due(db, begun, kBatch); });
      // What was taken up is settled, held, leased or due later, so each turn meets others.
      if (ids.empty()) return done_;
      for (const auto& id : ids) {
        if (stopping_ && stopping_()) return done_;
        take_up(id);
        if (done_.unreachable) return done_;
      }
    }
  }

 private:
  void take_up(const std::string& id) {
    std::optional<Ready> ready;
    try {
      database_.change_now([&](db::Connection& db) { ready = prepare(db, id); });
      if (ready) settle(*ready, carry(*ready));
    } catch (const std::exception& fault) {
      note_fault(id, ready, fault.what());
    }
  }

  // In one change: takes the mail, and unless that already settles it puts it into words.
  std::optional<Ready> prepare(db::Connection& db, std::string_view id) const {
    const Instant now = clock_.now();
    const auto leased = store::lease(db, id, now, now.plus(kLease));
    if (!leased) return std::nullopt;
    const auto& mail = leased->mail;
    if (leased->handed_over && !carrier_.repeats_harmlessly()) {
      store::settle(db, *leased, "doubtful", "handed over, and the answer was not kept: it may have been sent", now);
      return std::nullopt;
    }
    if (leased->held) {
      store::gather(db, mail.person, now);
      return std::nullopt;
    }
    const auto* kind = kind_of(office_.kinds, mail.kind);
    if (!kind) throw std::logic_error("there are no words for mail of the kind " + mail.kind);
    const auto recipient = office_.recipient(db, mail.person, london(now).date);
    if (!recipient || !is_wanted(db, *leased, *kind, now)) {
      if (!recipient) store::settle(db, *leased, "left_out", "", now);
      return std::nullopt;
    }
    return in_words(db, *leased, *kind, *recipient, now);
  }

  // Asks once, before the first try: whether it goes now. If not, it is held or left out.
  bool is_wanted(db::Connection& db, const store::Leased& leased, const MailKind& kind, Instant now) const {
    if (leased.attempts > 1 || kind.urgency == Urgency::always) return true;
    const auto wish = how_often(db, leased.mail.person);
    if (wish == HowOften::daily) store::hold(db, leased, now, next_morning(now));
    else if (wish == HowOften::needs_answer && kind.urgency == Urgency::news)
      store::settle(db, leased, "left_out", "", now);
    else return true;
    return false;
  }

  std::optional<Ready> in_words(db::Connection& db, const store::Leased& leased, const MailKind& kind,
                                const Recipient& recipient, Instant now) const {
    const auto& mail = leased.mail;
    auto facts = kind.facts ? kind.facts(db, mail, recipient, office_.sender, now) : MailFacts{};
    auto values = values_of(mail, facts, recipient);
    if (kind.kind == kDigest) {
      values.list = list_of(db, mail, recipient, now);
      facts.moot = values.list.empty();
    }
    if (facts.moot) {
      store::settle(db, leased, "left_out", "", now);
      return std::nullopt;
    }
    store::set_address(db, mail.id, recipient.email);
    const auto own = own_template(db, mail.kind);
    return Ready{leased,
                 {mail.id, office_.sender, recipient, filled(own ? own->words : built_in(kind), values),
                  mail.written_at, std::move(facts.invitation)}};
  }

  MailValues values_of(const Mail& mail, const MailFacts& facts, const Recipient& recipient) const {
    MailValues values;
    values.name = recipient.name;
    values.by = !mail.by.empty() && mail.by == mail.person ? "You" : mail.by_name;
    values.when = waymark::words(london(facts.when.value_or(mail.happened_at)));
    values.link = office_.sender.base_url + mail.link;
    values.service = office_.sender.service_name;
    return values;
  }

  // What a digest tells, a line each.
  std::string list_of(db::Connection& db, const Mail& digest, const Recipient& recipient, Instant now) const {
    std::string list;
    for (const auto& mail : store::gathered(db, digest.id)) {
      const auto* kind = kind_of(office_.kinds, mail.kind);
      if (!kind) continue;
      const auto facts = kind->facts ? kind->facts(db, mail, recipient, office_.sender, now) : MailFacts{};
      if (facts.moot) continue;
      const auto values = values_of(mail, facts, recipient);
      const auto line = filled({kind->words + (kind->has_time ? " ({when})" : ""), ""}, values).subject;
      list += fmt::format("{}* {}\n  {}", list.empty() ? "" : "\n", line, values.link);
    }
    return list;
  }

  Carried carry(const Ready& ready) {
    const Parcel parcel{ready.letter.id, ready.letter.sender.from, ready.letter.to.email, compose(ready.letter)};
    return carrier_.carry(parcel, [&] {
      bool ours = false;
      database_.change_now([&](db::Connection& db) {
        ours = store::hand_over(db, ready.leased.mail.id, ready.leased.lease, clock_.now());
      });
      return ours;
    });
  }

  void settle(const Ready& ready, const Carried& carried) {
    database_.change_now([&](db::Connection& db) {
      const Instant now = clock_.now();
      const auto& leased = ready.leased;
      const auto said = shortened(carried.said);
      switch (carried.how) {
        case Carried::How::accepted: return store::settle(db, leased, "sent", "", now);
        case Carried::How::refused: return store::settle(db, leased, "bounced", said, now);
        case Carried::How::doubtful: return store::settle(db, leased, "doubtful", said, now);
        case Carried::How::later:
        case Carried::How::unreachable: return try_later(db, leased, said, now);
      }
    });
    if (carried.how == Carried::How::accepted) ++done_.carried;
    done_.unreachable = carried.how == Carried::How::unreachable;
  }

  // The last try is when two days are over.
  static void try_later(db::Connection& db, const store::Leased& leased, std::string_view error, Instant now) {
    if (now >= leased.give_up_at) return store::settle(db, leased, "given_up", error, now);
    const auto next = now.plus(pause_after(leased.attempts, kLongestPause));
    store::postpone(db, leased, error, std::min(next, leased.give_up_at));
  }

  void note_fault(std::string_view id, const std::optional<Ready>& ready, std::string_view error) {
    database_.change_now([&](db::Connection& db) {
      const Instant now = clock_.now();
      if (ready) try_later(db, ready->leased, shortened(error), now);
      else store::note_fault(db, id, shortened(error), now, now.plus(kPauseAfterFault));
    });
  }

  db::Database& database_;
  const Clock& clock_;
  const PostOffice& office_;
  Carrier& carrier_;
  const std::function<bool()>& stopping_;
  MailRound done_;
};

}  // namespace

MailRound carry_due(db::Database& database, const Clock& clock, const PostOffice& office, Carrier& carrier,
                    const std::function<bool()>& stopping) {
  return Round(database, clock, office, carrier, stopping).run();
}

void leave_out_old(db::Database& database, Instant now) {
  database.change_now([&](db::Connection& db) { store::leave_out_old(db, now); });
}

void doubt_waiting_mail(const access::Work& work) {
  store::settle_waiting(work.db, "doubtful", "waited when the backup was taken: it may have been sent since",
                        work.now);
}

void clear_away_mail(db::Database& database, Instant now) {
  database.change_now([&](db::Connection& db) { store::remove_settled(db, now.plus(-kKept)); });
}

}  // namespace waymark::jobs
