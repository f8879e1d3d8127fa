package io.lablift.local.differential;

import java.util.List;
import java.util.stream.Stream;

/** Everything that is compared, and every difference that is known. */
final class Cases {
  private Cases() {}

  static List<Case> all() {
    return Stream.of(
            VpcCases.all(),
            SubnetCases.all(),
            GatewayCases.all(),
            RouteCases.all(),
            TableCases.all(),
            GroupCases.all(),
            RuleCases.all(),
            AddressCases.all(),
            NatCases.all(),
            KeyCases.all(),
            LaunchCases.all(),
            InstanceCases.all(),
            InterfaceCases.all(),
            VolumeCases.all(),
            ImageCases.all(),
            ImageEndCases.all(),
            ConsoleCases.all(),
            AroundCases.all(),
            TagCases.all(),
            BalancerCases.all(),
            TargetCases.all(),
            ClassicCases.all(),
            ParameterCases.all())
        .flatMap(List::stream)
        .toList();
  }

  static List<Difference> differences() {
    return Stream.of(
            ImageDifferences.all(),
            LetGo.all(),
            MadeTwice.all(),
            NotCheckedInBalancing.all(),
            NotCheckedInNetworks.all(),
            NotCheckedInServers.all(),
            NotFollowed.all(),
            NotKnown.all(),
            OtherCodes.all(),
            TimesAndLimits.all())
        .flatMap(List::stream)
        .toList();
  }
}
