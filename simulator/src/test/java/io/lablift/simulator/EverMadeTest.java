package io.lablift.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;

class EverMadeTest {
  private final Bench aws = new Bench();

  private Ever of(String id) {
    return aws.account.everMade().stream()
        .filter(ever -> ever.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void holdsWhatIsGoneWithTheTagsThatItHadAtItsEnd() {
    Instant made = aws.clock.instant();
    String gateway =
        aws.ec2
            .createInternetGateway(
                r -> r.tagSpecifications(Parts.named(ResourceType.INTERNET_GATEWAY, "igw")))
            .internetGateway()
            .internetGatewayId();
    aws.clock.passSeconds(5);
    assertThat(of(gateway).isGone()).isFalse();
    aws.ec2.createTags(
        r -> r.resources(gateway).tags(Tag.builder().key("Name").value("late").build()));
    aws.ec2.deleteInternetGateway(r -> r.internetGatewayId(gateway));

    Ever ever = of(gateway);

    assertThat(ever.type()).isEqualTo("internet-gateway");
    assertThat(ever.name()).isEqualTo("late");
    assertThat(ever.tags()).containsEntry("lablift:lab", "c-s");
    assertThat(ever.madeAt()).isEqualTo(made);
    assertThat(ever.goneAt()).isEqualTo(made.plusSeconds(5));
    assertThat(aws.account.leftOver()).isEmpty();
  }

  @Test
  void holdsNothingThatTheAccountWasBornWith() {
    assertThat(aws.account.resources()).isNotEmpty();
    assertThat(aws.account.everMade()).isEmpty();
  }

  @Test
  void saysOfWhatIsStillEndingThatItIsThere() {
    String subnet = aws.subnet(aws.vpc(), "10.0.1.0/24");
    String instance = aws.instance(subnet);
    aws.clock.passSeconds(16);
    aws.ec2.terminateInstances(r -> r.instanceIds(instance));
    assertThat(of(instance).goneAt()).isNull();
    aws.clock.passSeconds(60);

    assertThat(of(instance).isGone()).isTrue();
    assertThat(aws.account.everMade())
        .extracting(Ever::type)
        .contains("instance", "volume", "network-interface", "subnet", "vpc");
  }
}
