package io.lablift.functions.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PriceListTest {
  private static final String OWN =
      """
      {"regions": {"ap-northeast-2": {"asOf": "our contract, 2026-12", "natGatewayHour": 0.05,
       "loadBalancerHour": 0.02, "publicAddressHour": 0.005, "gp3GibMonth": 0.08,
       "snapshotGibMonth": 0.05, "serverHour": {"t3.micro": 0.01}}}}
      """;

  @Test
  void everyShippedRegionHasEveryPriceOfALab() {
    Map<String, Prices> regions = PriceList.shipped().byRegion();

    assertThat(regions).containsKeys("ap-northeast-1", "ap-northeast-2", "us-east-1");
    assertThat(regions.values())
        .allSatisfy(
            prices -> {
              assertThat(prices.asOf()).matches("20\\d\\d-\\d\\d");
              assertThat(prices.servers())
                  .containsOnlyKeys("t2.micro", "t3.nano", "t3.micro", "t3.small", "t3.medium");
              assertThat(prices.natGateway()).isPositive();
              assertThat(prices.publicAddress()).isEqualByComparingTo("0.005");
            });
    assertThat(regions.get("ap-northeast-2"))
        .extracting(Prices::natGateway, Prices::loadBalancer, Prices::gibMonth)
        .extracting(Object::toString)
        .containsExactly("0.059", "0.0225", "0.0912");
  }

  @Test
  void onesOwnPricesWinInTheirRegionAndNowhereElse() {
    PriceList both = PriceList.shipped().with(OWN);

    assertThat(both.of("ap-northeast-2").orElseThrow().natGateway()).isEqualByComparingTo("0.05");
    assertThat(both.of("ap-northeast-2").orElseThrow().server("t3.small")).isEmpty();
    assertThat(both.of("us-east-1")).isEqualTo(PriceList.shipped().of("us-east-1"));
    assertThat(PriceList.shipped().with(" ")).isEqualTo(PriceList.shipped());
  }

  @Test
  void aPriceListThatIsWrongIsRefusedWithAllThatIsWrong() {
    assertThatThrownBy(() -> PriceList.read("{"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not JSON");
    assertThatThrownBy(
            () ->
                PriceList.read(
                    OWN.replace("0.05,", "\"cheap\",")
                        .replace("\"t3.micro\": 0.01", "\"t3.micro\": -1")))
        .hasMessageContaining("natGatewayHour")
        .hasMessageContaining("snapshotGibMonth")
        .hasMessageContaining("t3.micro");
    assertThatThrownBy(() -> PriceList.read(OWN.replace("asOf", "since")))
        .hasMessageContaining("asOf: is missing")
        .hasMessageContaining("since: is not a known field");
  }
}
