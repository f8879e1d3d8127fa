package io.lablift.functions.lab;

import java.util.regex.Pattern;

/**
 * What marks a thing in AWS as one attempt of one lab's: every tag, token and name that must be
 * unique is made of it.
 *
 * <p>The deployment is part of it because an account may serve several: two registries that know
 * nothing of each other must not take each other's lab of the same name for their own.
 *
 * @param deployment the id of this Lablift: up to 32 lower-case letters, digits and hyphens; it
 *     never changes as long as the registry lives
 */
public record LabMark(String deployment, LabRef ref) {
  private static final Pattern DEPLOYMENT = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

  public LabMark {
    requireDeployment(deployment);
  }

  /**
   * Returns the deployment's id if it is one.
   *
   * @throws IllegalArgumentException if it is not
   */
  public static String requireDeployment(String deployment) {
    if (!DEPLOYMENT.matcher(deployment).matches()) {
      throw new IllegalArgumentException(
          "a deployment's id is 1 to 32 lower-case letters, digits and hyphens, not '"
              + deployment
              + "'");
    }
    return deployment;
  }

  public LabId lab() {
    return ref.lab();
  }

  public int attempt() {
    return ref.attempt();
  }

  /** {@code a1b2c3/aws101-kim#2}. */
  @Override
  public String toString() {
    return deployment + "/" + ref;
  }
}
