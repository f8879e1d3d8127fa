package io.lablift.functions.teardown.kind;

import io.lablift.functions.aws.Names;
import io.lablift.functions.lab.ResourceType;
import java.util.List;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * The private halves of the lab's keys: everything below its path in Parameter Store, which is this
 * attempt's alone.
 */
public final class Parameters implements Kind {
  /** DeleteParameters takes ten names (Systems Manager API, DeleteParameters). */
  private static final int MOST = 10;

  private final SsmClient ssm;

  public Parameters(SsmClient ssm) {
    this.ssm = ssm;
  }

  @Override
  public ResourceType type() {
    return ResourceType.PARAMETER;
  }

  @Override
  public List<Remnant> list(Scope scope) {
    String path = Names.parameterPath(scope.mark());
    return ssm
        .getParametersByPathPaginator(r -> r.path(path).recursive(true).withDecryption(false))
        .stream()
        .flatMap(page -> page.parameters().stream())
        .map(
            parameter ->
                Remnant.of(
                    type(),
                    parameter.name(),
                    parameter.name().substring(path.length()),
                    Ownership.atPath(parameter.name()),
                    List.of()))
        .toList();
  }

  @Override
  public boolean together() {
    return true;
  }

  @Override
  public void delete(Scope scope, List<Remnant> parameters) {
    for (int from = 0; from < parameters.size(); from += MOST) {
      List<Remnant> some = parameters.subList(from, Math.min(from + MOST, parameters.size()));
      ssm.deleteParameters(r -> r.names(some.stream().map(Remnant::id).toList()));
    }
  }

  @Override
  public void delete(Remnant parameter) {
    ssm.deleteParameters(r -> r.names(parameter.id()));
  }
}
