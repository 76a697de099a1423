// What must be so before mail can be sent.
#include <unistd.h>

#include "app/settings.hpp"
#include "jobs/jobs.hpp"
#include "people/people.hpp"

namespace waymark::app {
namespace {

void check_smtp(LoadedSettings& loaded) {
  const auto& settings = loaded.settings;
  auto& problems = loaded.problems;
  if (settings.smtp_host.empty()) problems.add("mail.smtp.host", "the server that takes mail: set its name");
  if (!people::is_email(settings.mail_from))
    problems.add("mail.from", "the address mail comes from: set one that can be answered");
  if (settings.smtp_security == "none" && !jobs::is_this_machine(settings.smtp_host))
    problems.add("mail.smtp.security", "none is for localhost alone: mail leaves this machine over TLS");
  if (settings.smtp_user.empty() != settings.smtp_password_file.empty())
    problems.add("mail.smtp.user", "a user needs a password file and a password file its user: set both");
  if (!settings.smtp_user.empty() && settings.smtp_security == "none")
    problems.add("mail.smtp.user", "a password is not sent in the clear: use starttls or tls");
  for (const auto& file : {settings.smtp_password_file, settings.smtp_ca_file})
    if (!file.empty() && ::access(file.c_str(), R_OK) != 0) problems.add(file, "cannot be read");
}

}  // namespace

void check_mail(LoadedSettings& loaded) {
  const auto& carrier = loaded.settings.mail_carrier;
  if (carrier == "smtp") check_smtp(loaded);
  if (carrier == "none") loaded.warnings.push_back("no mail is sent: set mail.carrier");
  if (carrier == "directory")
    loaded.warnings.push_back("mail is put into " + loaded.settings.outbox() +
                              " and reaches nobody: only a demonstration should do that");
}

}  // namespace waymark::app
