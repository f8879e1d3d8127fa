package io.lablift.functions.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CidrTest {
  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/16",
    "192.168.255.0/24",
    "0.0.0.0/0",
    "255.255.255.255/32",
    "172.16.0.0/12"
  })
  void readsBackWhatItWrites(String text) {
    assertThat(Cidr.parse(text).toString()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0/16, is not an IPv4 CIDR block",
    "10.0.0.0, is not an IPv4 CIDR block",
    "::/0, is not an IPv4 CIDR block",
    "10.0.0.256/16, 'has the octet 256, above 255'",
    "10.0.0.0/33, has a prefix above /32",
    "10.0.9.1/24, has host bits set; the network is 10.0.9.0/24"
  })
  void saysWhatIsWrong(String text, String problem) {
    assertThat(Cidr.problem(text)).isEqualTo(problem);
  }

  @Test
  void knowsWhatLiesInIt() {
    Cidr vpc = Cidr.parse("10.0.0.0/16");

    assertThat(vpc.contains(Cidr.parse("10.0.255.0/24"))).isTrue();
    assertThat(vpc.contains(Cidr.parse("10.1.0.0/24"))).isFalse();
    assertThat(vpc.contains(Cidr.parse("10.0.0.0/8"))).isFalse();
    assertThat(Cidr.parse("10.0.0.0/8").overlaps(vpc)).isTrue();
    assertThat(Cidr.parse("10.0.1.0/24").overlaps(Cidr.parse("10.0.2.0/24"))).isFalse();
  }

  @Test
  void everythingLiesInTheWholeInternet() {
    assertThat(Cidr.parse("0.0.0.0/0").contains(Cidr.parse("203.0.113.7/32"))).isTrue();
  }
}
