// Reads lines {"component": name, "options": {…}} and writes for each a line {"html": "…"}, or {"error": "…"}.
#include <iostream>
#include <map>

#include "tests/govuk/options.hpp"

int main() {
  using namespace waymark::fixtures;
  std::map<std::string, Renderer, std::less<>> renderers;
  for (const auto* group : {&fields(), &choices(), &texts(), &lists(), &navigation(), &moj()})
    for (const auto& component : *group) renderers.emplace(component.name, component.render);
  for (std::string line; std::getline(std::cin, line);) {
    Json answer;
    try {
      const auto asked = Json::parse(line);
      const auto& name = asked.at("component").get_ref<const std::string&>();
      const auto renderer = renderers.find(name);
      if (renderer == renderers.end()) throw std::invalid_argument("no such component: " + name);
      answer["html"] = renderer->second(Options(asked.at("options"))).str();
    } catch (const std::exception& problem) {
      answer["error"] = problem.what();
    }
    std::cout << answer.dump() << '\n';
  }
}
