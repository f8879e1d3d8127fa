package io.lablift.local.wire;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The lab of the default blueprint in ap-northeast-2, as {@link Outside} has to see it: one of
 * each.
 */
public final class DefaultLab {
  /** Names, addresses, zones, routes and rules are the tutorial's. */
  private static final String THINGS =
      """
      elastic-ip lab-web-nat-2a
      elastic-ip lab-web-nat-2c
      instance lab-web-pri1-2a t3.micro in lab-web-pri1-2a, running, lab-web-srv-sg, key seoul-lab-web-srv-*, IMDSv2 only, disk 8 GiB gp3 encrypted
      instance lab-web-pri1-2c t3.micro in lab-web-pri2-2c, running, lab-web-srv-sg, key seoul-lab-web-srv-*, IMDSv2 only, disk 8 GiB gp3 encrypted
      instance lab-web-pub-2a t3.micro in lab-web-pub1-2a, running, public IP, lab-web-sg, key seoul-lab-web-*, IMDSv2 only, disk 8 GiB gp3 encrypted
      instance lab-web-pub-2c t3.micro in lab-web-pub2-2c, running, public IP, lab-web-sg, key seoul-lab-web-*, IMDSv2 only, disk 8 GiB gp3 encrypted
      instance lab-web-srv-bastion t3.micro in lab-web-pub1-2a, running, public IP, lab-web-bastion-sg, key seoul-lab-web-bastion-*, IMDSv2 only, disk 8 GiB gp3 encrypted
      internet-gateway lab-web-igw at lab-vpc
      key-pair seoul-lab-web-*
      key-pair seoul-lab-web-bastion-*
      key-pair seoul-lab-web-srv-*
      load-balancer lab-web-alb-* application internet-facing active in lab-web-pub1-2a and lab-web-pub2-2c, lab-web-alb-sg, HTTP:80 to lab-web-alb-tg-*
      nat-gateway lab-web-nat-2a in lab-web-pub1-2a, available, with the address lab-web-nat-2a
      nat-gateway lab-web-nat-2c in lab-web-pub2-2c, available, with the address lab-web-nat-2c
      parameter /lablift/*/{lab}/1/seoul-lab-web SecureString
      parameter /lablift/*/{lab}/1/seoul-lab-web-bastion SecureString
      parameter /lablift/*/{lab}/1/seoul-lab-web-srv SecureString
      route-table lab-web-rt-pri-2a: 0.0.0.0/0 to lab-web-nat-2a, 10.0.0.0/16 to local; for lab-web-pri1-2a, lab-web-pri3-2a
      route-table lab-web-rt-pri-2c: 0.0.0.0/0 to lab-web-nat-2c, 10.0.0.0/16 to local; for lab-web-pri2-2c, lab-web-pri4-2c
      route-table lab-web-rt-pub (main): 0.0.0.0/0 to lab-web-igw, 10.0.0.0/16 to local; for lab-web-pub1-2a, lab-web-pub2-2c
      security-group lab-web-alb-sg: tcp 80 from 0.0.0.0/0
      security-group lab-web-bastion-sg: tcp 22 from 0.0.0.0/0
      security-group lab-web-sg: tcp 22 from lab-web-bastion-sg, tcp 80 from 0.0.0.0/0
      security-group lab-web-srv-sg: tcp 22 from lab-web-bastion-sg, tcp 80 from 10.0.0.0/16
      subnet lab-web-pri1-2a 10.0.3.0/24 in ap-northeast-2a
      subnet lab-web-pri2-2c 10.0.4.0/24 in ap-northeast-2c
      subnet lab-web-pri3-2a 10.0.5.0/24 in ap-northeast-2a
      subnet lab-web-pri4-2c 10.0.6.0/24 in ap-northeast-2c
      subnet lab-web-pub1-2a 10.0.1.0/24 in ap-northeast-2a, public IP on launch
      subnet lab-web-pub2-2c 10.0.2.0/24 in ap-northeast-2c, public IP on launch
      target-group lab-web-alb-tg-* HTTP:80: lab-web-pub-2a healthy, lab-web-pub-2c healthy
      vpc lab-vpc 10.0.0.0/16, DNS hostnames
      """;

  private DefaultLab() {}

  /** All that is in the account, sorted. */
  public static List<String> things(String lab) {
    return Stream.of(THINGS.replace("{lab}", lab).split("\n")).sorted().toList();
  }

  /** How many of each kind in EC2 bear the lab's tag, by the prefix of their ids: all of them. */
  static Map<String, Integer> tagged() {
    return Map.of(
        "vpc",
        1,
        "subnet",
        6,
        "igw",
        1,
        "rtb",
        3,
        "sg",
        4,
        "eipalloc",
        2,
        "nat",
        2,
        "i",
        5,
        "vol",
        5,
        "key",
        3);
  }
}
