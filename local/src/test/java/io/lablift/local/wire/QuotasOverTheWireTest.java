package io.lablift.local.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lablift.local.world.Account;
import io.lablift.local.world.Environment;
import io.lablift.local.world.Place;
import io.lablift.local.world.World;
import io.lablift.local.world.Worlds;
import io.lablift.simulator.world.Quota;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.servicequotas.model.NoSuchResourceException;

/**
 * The client of Service Quotas, which is older than the SDK's core that it runs on, before moto;
 * and the simulator's names and values beside moto's, which were read from AWS.
 */
@NeedsMoto
final class QuotasOverTheWireTest {
  @TempDir private Path directory = Path.of("");

  @Test
  void readsQuotasAndRefusalsByTheOlderClient() {
    try (Program moto = Emulators.moto(directory);
        World world = world(moto)) {
      ServiceQuotasClient quotas = world.raw().serviceQuotas();

      assertThat(
              quotas
                  .getServiceQuota(r -> r.serviceCode("vpc").quotaCode("L-FE5A380F"))
                  .quota()
                  .value())
          .isEqualTo(5);
      assertThatThrownBy(
              () -> quotas.getServiceQuota(r -> r.serviceCode("ec2").quotaCode("L-1216C47A")))
          .isInstanceOf(NoSuchResourceException.class);
      assertThat(quotas.listAWSDefaultServiceQuotas(r -> r.serviceCode("vpc")).quotas())
          .extracting(q -> q.quotaCode() + " " + q.quotaName() + " " + q.value())
          .containsAll(simulated());
    }
  }

  private static Iterable<String> simulated() {
    return Arrays.stream(Quota.values())
        .filter(q -> q.service().equals("vpc"))
        .map(q -> q.code() + " " + q.title() + " " + (double) q.published())
        .toList();
  }

  private World world(Program moto) {
    Environment environment = new Environment(Map.of());
    Account account = Account.of(environment, Optional.of(moto.url()));
    Place place = new Place(environment.region(), account.id(), 1);
    return Worlds.real(
        World.Kind.ENDPOINT, account, place, directory.resolve("data"), "quotas", line -> {});
  }
}
