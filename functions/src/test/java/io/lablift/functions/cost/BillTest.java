package io.lablift.functions.cost;

import static io.lablift.functions.cost.Books.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.lablift.functions.blueprint.StageName;
import io.lablift.functions.blueprint.Topology.NatMode;
import io.lablift.functions.lab.LabStatus;
import io.lablift.functions.lab.ResourceType;
import io.lablift.functions.price.PriceList;
import io.lablift.functions.registry.LabRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BillTest {
  private static final int HOUR = 3600;
  private static final int MINUTE = 60;

  private final Bill bill = new Bill(PriceList.shipped(), 1);

  private static Instant at(int seconds) {
    return START.plusSeconds(seconds);
  }

  /** 2 h 10 min, and what the teardown took: 00:00:08 to 02:10:41 … 02:11:05. */
  private static Books twoHoursTen(NatMode nat) {
    Books books = Books.of(nat);
    books
        .spec()
        .topology()
        .natGateways()
        .forEach(
            gateway -> {
              books.has(ResourceType.NAT_GATEWAY, gateway.name(), 8, 2 * HOUR + 11 * MINUTE + 2);
              books.has(ResourceType.ELASTIC_IP, gateway.name(), 7, 2 * HOUR + 11 * MINUTE + 5);
            });
    books
        .spec()
        .topology()
        .servers()
        .forEach(
            server ->
                books.has(ResourceType.INSTANCE, server.name(), 9, 2 * HOUR + 10 * MINUTE + 50));
    return books.has(ResourceType.LOAD_BALANCER, "lab-web-alb", 9, 2 * HOUR + 10 * MINUTE + 40);
  }

  /*
   * The sum by hand, Seoul, US dollars:
   *
   *   2 NAT gateways      2:10:54 each, 3 hours begun    2 x 3 x 0.059                     0.354
   *   1 load balancer     2:10:31, 3 hours begun             3 x 0.0225                    0.0675
   *   2 Elastic IPs       7,858 s each                   2 x 7858 / 3600 x 0.005           0.0218
   *   2 of the balancer   7,831 s each                   2 x 7831 / 3600 x 0.005           0.0218
   *   3 of servers        7,841 s each                   3 x 7841 / 3600 x 0.005           0.0327
   *   5 servers           7,841 s each                   5 x 7841 / 3600 x 0.013           0.1416
   *   5 disks of 8 GiB    7,841 s each          5 x 8 x 0.0912 / 730 x 7841 / 3600         0.0109
   *                                                                                        ------
   *                                                                                        0.6502
   */
  @Test
  void twoHoursAndTenMinutesWithANatGatewayPerZoneCostSixtyFiveCents() {
    Costs costs =
        bill.soFar(twoHoursTen(NatMode.PER_ZONE).lab(LabStatus.GONE), at(10 * HOUR)).orElseThrow();

    assertThat(costs.rounded())
        .containsOnly(
            Map.entry(Item.NAT_GATEWAYS, new BigDecimal("0.3540")),
            Map.entry(Item.LOAD_BALANCERS, new BigDecimal("0.0675")),
            Map.entry(Item.PUBLIC_ADDRESSES, new BigDecimal("0.0763")),
            Map.entry(Item.SERVERS, new BigDecimal("0.1416")),
            Map.entry(Item.DISKS, new BigDecimal("0.0109")));
    assertThat(costs.total()).isEqualByComparingTo("0.6502");
    assertThat(Money.text(costs.exact())).isEqualTo("$0.65");
  }

  /* The same with one NAT gateway: 0.6502 - 3 x 0.059 - 7858 / 3600 x 0.005 = 0.4623. */
  @Test
  void withOneNatGatewayTheSameCostsFortySixCents() {
    Costs costs =
        bill.soFar(twoHoursTen(NatMode.SINGLE).lab(LabStatus.GONE), at(10 * HOUR)).orElseThrow();

    assertThat(costs.of(Item.NAT_GATEWAYS)).isEqualByComparingTo("0.177");
    assertThat(costs.total()).isEqualByComparingTo("0.4623");
  }

  @Test
  void anHourOfANatGatewayThatHasBegunCountsWholeAndAServersSecondsOneByOne() {
    LabRecord lab = Books.of(NatMode.SINGLE).whole(0, null).lab(LabStatus.READY);

    assertThat(bill.soFar(lab, at(1)).orElseThrow().of(Item.NAT_GATEWAYS))
        .isEqualByComparingTo("0.059");
    assertThat(bill.soFar(lab, at(HOUR)).orElseThrow().of(Item.NAT_GATEWAYS))
        .isEqualByComparingTo("0.059");
    assertThat(bill.soFar(lab, at(HOUR).plusMillis(1)).orElseThrow().of(Item.NAT_GATEWAYS))
        .isEqualByComparingTo("0.118");
    assertThat(bill.soFar(lab, at(HOUR)).orElseThrow().of(Item.SERVERS))
        .as("5 servers for an hour")
        .isEqualByComparingTo("0.065");
    assertThat(bill.soFar(lab, at(HOUR + 36)).orElseThrow().of(Item.SERVERS))
        .as("a hundredth of an hour more")
        .isEqualByComparingTo("0.06565");
    assertThat(
            bill.soFar(lab, at(1)).orElseThrow().of(Item.SERVERS).setScale(9, RoundingMode.HALF_UP))
        .as("a minute at least")
        .isEqualByComparingTo(new BigDecimal("0.001083333"));
    assertThat(bill.soFar(lab, at(-5)).orElseThrow().total()).isZero();
  }

  @Test
  void atTheEndTheTimeUntilEachThingIsGoneIsCounted() {
    // Until 2:00:00 they would have lived 1:59:52; the sweep and the teardown make it more.
    LabRecord lab = Books.of(NatMode.PER_ZONE).lasting(Duration.ofHours(2)).ready();

    assertThat(bill.atEnd(lab, at(600)).orElseThrow().of(Item.NAT_GATEWAYS))
        .as("3 hours each")
        .isEqualByComparingTo("0.354");
    assertThat(bill.atEnd(lab, at(2 * HOUR - 180), at(600)).orElseThrow().of(Item.NAT_GATEWAYS))
        .as("2 hours each, if it ended 3 minutes earlier")
        .isEqualByComparingTo("0.236");
  }

  @Test
  void aLabThatIsToBeBuiltIsCountedAsIfItWasBuilt() {
    Books books = Books.of(NatMode.PER_ZONE);
    BigDecimal whole = bill.ofLease(books.spec(), Duration.ofMinutes(130)).orElseThrow().total();

    assertThat(bill.atEnd(books.lab(LabStatus.PROVISIONING), at(1)).orElseThrow().total())
        .isEqualByComparingTo(whole);
    assertThat(whole)
        .isGreaterThanOrEqualTo(bill.atEnd(books.ready(), at(1)).orElseThrow().total())
        .isBetween(new BigDecimal("0.65"), new BigDecimal("0.67"));
    assertThat(
            bill.ofLease(books.upTo(StageName.CREATE_SUBNETS).spec(), Duration.ofHours(9))
                .orElseThrow()
                .total())
        .as("networks cost nothing")
        .isZero();
  }

  @Test
  void extendingIntoANewHourCostsItAndWithinABegunOneOnlySeconds() {
    LabRecord lab = Books.of(NatMode.PER_ZONE).lasting(Duration.ofMinutes(112)).ready();

    assertThat(bill.costOfExtension(lab, at(122 * MINUTE)).orElseThrow().says())
        .isEqualTo("extending by 10 minutes costs a new NAT hour: $0.118, and $0.04 for all else");
    LabRecord later = Books.of(NatMode.PER_ZONE).lasting(Duration.ofMinutes(122)).ready();
    assertThat(bill.costOfExtension(later, at(132 * MINUTE)).orElseThrow().says())
        .isEqualTo(
            "extending by 10 minutes costs $0.02; the hour that the NAT gateways have begun is paid"
                + " already");
    assertThat(bill.costOfExtension(later, at(302 * MINUTE)).orElseThrow().says())
        .startsWith("extending by 3 hours costs 3 new NAT hours: $0.354, and ");
    assertThat(bill.costOfExtension(later, at(122 * MINUTE)).orElseThrow().says())
        .isEqualTo("extending by 0 minutes costs nothing");
    LabRecord plain = Books.of(NatMode.NONE).lasting(Duration.ofMinutes(122)).ready();
    assertThat(bill.costOfExtension(plain, at(123 * MINUTE)).orElseThrow().says())
        .isEqualTo("extending by 1 minute costs less than $0.01");
  }

  @Test
  void theMomentAtWhichABudgetIsSpentIsTheLastThatKeepsIt() {
    LabRecord lab = Books.of(NatMode.PER_ZONE).lasting(Duration.ofHours(8)).ready();
    BigDecimal budget = new BigDecimal("1.00");

    Instant moment = bill.moment(lab, budget).orElseThrow();

    assertThat(bill.atEnd(lab, moment, at(8)).orElseThrow().exact()).isLessThanOrEqualTo(budget);
    assertThat(bill.atEnd(lab, moment.plusSeconds(1), at(8)).orElseThrow().exact())
        .isGreaterThan(budget);
    assertThat(bill.moment(lab, new BigDecimal("100"))).isEmpty();
    assertThat(bill.moment(lab, new BigDecimal("0.01"))).contains(START);
    assertThat(bill.longestLease(lab.spec(), budget).orElseThrow())
        .isBetween(
            Duration.between(START, moment).minusMinutes(1), Duration.between(START, moment));
  }

  @Test
  void aBudgetOfSeveralLabsEndsThemAllAtOneMoment() {
    LabRecord kim = Books.of(NatMode.PER_ZONE).lasting(Duration.ofHours(8)).ready();
    LabRecord lee = Books.of(NatMode.SINGLE).lasting(Duration.ofHours(2)).ready();
    BigDecimal budget = new BigDecimal("1.60");

    Instant moment = bill.moment(List.of(kim, lee), budget).orElseThrow();

    BigDecimal sum =
        bill.atEnd(kim, moment, at(8))
            .orElseThrow()
            .exact()
            .add(bill.atEnd(lee, at(2 * HOUR), at(8)).orElseThrow().exact());
    assertThat(moment).as("lee's lease is over before").isAfter(at(2 * HOUR));
    assertThat(sum).isLessThanOrEqualTo(budget).isGreaterThan(new BigDecimal("1.45"));
  }

  @Test
  void whereThePricesAreNotKnownNothingIsSaidToCostAnything() {
    LabRecord stockholm = Books.of(NatMode.SINGLE).in("eu-north-1", "t3.micro").ready();
    LabRecord large = Books.of(NatMode.SINGLE).in("ap-northeast-2", "m7i.large").ready();

    assertThat(bill.soFar(stockholm, at(9))).isEmpty();
    assertThat(bill.atEnd(large, at(9))).isEmpty();
    assertThat(bill.moment(stockholm, BigDecimal.ONE)).isEmpty();
  }

  @Test
  void whatIsLeftToSomebodyElseIsNotOnTheBill() {
    LabRecord its = Books.of(NatMode.SINGLE).has(ResourceType.NAT_GATEWAY, "x", 0, null).ready();
    LabRecord anothers =
        Books.of(NatMode.SINGLE)
            .has(ResourceType.NAT_GATEWAY, "x", 0, null)
            .left(ResourceType.NAT_GATEWAY, "x")
            .ready();

    assertThat(bill.soFar(its, at(60)).orElseThrow().of(Item.NAT_GATEWAYS))
        .isEqualByComparingTo("0.118");
    assertThat(bill.soFar(anothers, at(60)).orElseThrow().of(Item.NAT_GATEWAYS))
        .isEqualByComparingTo("0.059");
  }
}
