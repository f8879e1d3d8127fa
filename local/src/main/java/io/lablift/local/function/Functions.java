package io.lablift.local.function;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The functions that this JVM can run, found by name or by ARN. */
public final class Functions {
  private final Map<String, LambdaFunction> byName = new LinkedHashMap<>();

  /** The given functions; two of one name are refused. */
  public Functions(Collection<LambdaFunction> functions) {
    for (LambdaFunction function : functions) {
      if (byName.put(function.name(), function) != null) {
        throw new IllegalArgumentException("two functions are named " + function.name());
      }
    }
  }

  /**
   * The function of that name.
   *
   * @param nameOrArn {@code CreateVpc}, or an ARN that ends in {@code function:CreateVpc}, with a
   *     version or without
   */
  public Optional<LambdaFunction> find(String nameOrArn) {
    return Optional.ofNullable(byName.get(nameIn(nameOrArn)));
  }

  /** Their names, in the order in which they were given. */
  public Collection<String> names() {
    return byName.keySet();
  }

  /** The ARN that a function of that name has in a region of an account. */
  public static String arn(String region, String account, String name) {
    return "arn:aws:lambda:" + region + ":" + account + ":function:" + name;
  }

  private static String nameIn(String nameOrArn) {
    String[] parts = nameOrArn.split(":", -1);
    return parts.length >= 7 && parts[5].equals("function") ? parts[6] : nameOrArn;
  }
}
