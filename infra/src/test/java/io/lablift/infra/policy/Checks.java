package io.lablift.infra.policy;

import io.lablift.infra.policy.iam.Ask;
import io.lablift.infra.policy.iam.Role;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What is wrong with some roles, held against what was asked of them and what must never be. */
final class Checks {
  private final List<Ask> needed;
  private final List<Probe> forbidden;

  /**
   * Checks.
   *
   * @param needed what lives have asked for
   * @param forbidden what no role may do
   */
  Checks(Collection<Ask> needed, Collection<Probe> forbidden) {
    this.needed = List.copyOf(needed);
    this.forbidden = List.copyOf(forbidden);
  }

  /** Every need that these roles deny, and every liberty that they give: named, each once. */
  List<String> of(Map<String, Role> roles) {
    TreeSet<String> findings = new TreeSet<>();
    for (Ask ask : needed) {
      Role role = roles.get(ask.role());
      if (role != null && !role.allows(ask)) {
        findings.add(ask.role() + " lacks " + ask.action() + " on " + ask.resource());
      }
    }
    for (Probe probe : forbidden) {
      Role role = roles.get(probe.ask().role());
      if (role != null && role.allows(probe.ask())) {
        findings.add(
            probe.ask().role()
                + " may do "
                + probe.ask().action()
                + " on "
                + probe.ask().resource()
                + " "
                + probe.difference());
      }
    }
    return List.copyOf(findings);
  }

  /** The same for one role, whose asks alone are looked at. */
  Checks only(String role) {
    return new Checks(
        needed.stream().filter(ask -> ask.role().equals(role)).toList(),
        forbidden.stream().filter(probe -> probe.ask().role().equals(role)).toList());
  }
}
