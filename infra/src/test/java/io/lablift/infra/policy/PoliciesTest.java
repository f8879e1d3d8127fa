package io.lablift.infra.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lablift.infra.policy.facts.Reference;
import io.lablift.infra.policy.iam.Ask;
import io.lablift.infra.policy.iam.Role;
import io.lablift.infra.policy.play.Deployment;
import io.lablift.infra.policy.play.Guard;
import io.lablift.infra.policy.play.Recording;
import io.lablift.infra.policy.play.Stage;
import io.lablift.infra.policy.template.Template;
import io.lablift.local.world.RegistryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What each role may do is what whole lives of labs need of it, and no more.
 *
 * <p>The lives are played once, before the template's own policies; what they asked for is then
 * held against copies of the roles in which one thing is changed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PoliciesTest {
  private static final String IMAGE = "LaunchFromAmiRole ec2:RunInstances image";

  /**
   * Circumstances that no role looks at: the region is in the ARN already; what a lab, a course or
   * a student is called, only the code can know; the rest is told in docs/security.md.
   */
  private static final Set<String> NOT_LOOKED_AT =
      Set.of(
          "aws:RequestedRegion",
          "ec2:Region",
          "aws:RequestTag/Name",
          "aws:RequestTag/lablift:lab",
          "aws:RequestTag/lablift:attempt",
          "aws:RequestTag/lablift:course",
          "aws:RequestTag/lablift:student",
          "aws:RequestTag/lablift:source-image",
          "aws:RequestTag/lablift:made-at",
          "aws:RequestTag/lablift:expires-at",
          "aws:TagKeys",
          "dynamodb:LeadingKeys",
          "ssm:Recursive",
          "elasticloadbalancing:Subnet",
          "elasticloadbalancing:SecurityGroup",
          "ec2:Attribute/EnableDnsHostnames",
          "ec2:Attribute/MapPublicIpOnLaunch");

  private final Reference reference = Reference.table();
  private final Deployment deployment = Deployment.of(Template.shipped());
  private final RegistryStore store = RegistryStore.inMemory();
  private final Logger functions = Logger.getLogger("io.lablift.functions");
  private Recording lives = new Recording();
  private List<Probe> probes = List.of();
  private Checks checks = new Checks(List.of(), List.of());

  @BeforeAll
  void play() {
    functions.setLevel(Level.OFF); // What the API logs when a start's answer is lost is no news.
    lives = new Stage(deployment, store, Guard.Manner.WATCHES).all();
    probes = Probe.of(lives.asked());
    checks =
        new Checks(
            lives.asked(), probes.stream().filter(probe -> !isAllowed(probe.ask())).toList());
  }

  @AfterAll
  void end() {
    functions.setLevel(null);
    store.close();
  }

  private boolean isAllowed(Ask ask) {
    return role(ask.role()).allows(ask);
  }

  private Role role(String name) {
    return Objects.requireNonNull(deployment.roles().get(name), name);
  }

  @Test
  void nothingThatIsNeededIsDenied() {
    assertThat(lives.denials()).isEmpty();
    assertThat(checks.of(deployment.roles())).isEmpty();
    assertThat(lives.asked()).hasSizeGreaterThan(250);
    assertThat(lives.functions()).isEqualTo(deployment.roleOf().keySet());
  }

  @Test
  void everyActionResourceAndValueIsNeededAndItsLossIsNamed() {
    List<String> unused = new ArrayList<>();
    List<String> unnamed = new ArrayList<>();
    int mutants = 0;
    for (Role role : deployment.roles().values()) {
      Checks own = checks.only(role.name());
      for (Mutations.Mutant mutant : Mutations.narrower(role)) {
        mutants++;
        List<String> findings = own.of(Map.of(role.name(), mutant.role()));
        if (findings.isEmpty()) {
          unused.add(mutant.what());
        } else if (findings.stream().noneMatch(text -> names(text, mutant.what(), role))) {
          unnamed.add(mutant.what() + ": " + findings);
        }
      }
    }
    assertThat(unused).as("no life needs this").isEmpty();
    assertThat(unnamed).isEmpty();
    assertThat(mutants).isGreaterThan(300);
  }

  /** An action that is missing is named with its role; of anything else, the role is. */
  private static boolean names(String finding, String what, Role role) {
    String lost = what.substring(what.indexOf(": without ") + ": without ".length());
    boolean isAction = lost.matches("[a-z0-9]+:[A-Z][A-Za-z]+");
    return finding.startsWith(role.name() + " lacks " + (isAction ? lost + " " : ""));
  }

  @Test
  void everyConditionAndResourceForbidsSomethingAndItsLooseningIsNamed() {
    List<String> vain = new ArrayList<>();
    int mutants = 0;
    for (Role role : deployment.roles().values()) {
      Checks own = checks.only(role.name());
      for (Mutations.Mutant mutant : Mutations.wider(role)) {
        mutants++;
        List<String> findings = own.of(Map.of(role.name(), mutant.role()));
        if (findings.stream().noneMatch(text -> text.startsWith(role.name() + " may do "))) {
          vain.add(mutant.what());
        }
      }
    }
    assertThat(vain).as("this could be * and nobody would notice").isEmpty();
    assertThat(mutants).isGreaterThan(300);
  }

  @Test
  void whatIsOfAnotherKindOrDeploymentOrAccountOrRegionIsDenied() {
    assertThat(allowed(Probe.Kind.RESOURCE)).isEmpty();
  }

  @Test
  void whatAnotherDeploymentHasTaggedIsDenied() {
    assertThat(probes.stream().filter(probe -> probe.kind() == Probe.Kind.FOREIGN))
        .hasSizeGreaterThan(60);
    assertThat(allowed(Probe.Kind.FOREIGN)).containsExactly(IMAGE);
  }

  @Test
  void whatBearsNoTagIsDeniedButForWhatIsWrittenDownWithItsGuard() throws IOException {
    Set<String> unbound = new TreeSet<>(allowed(Probe.Kind.BARE));
    lives.asked().stream()
        .filter(Probe::isOnSomething)
        .filter(ask -> !ask.context().containsKey("aws:ResourceTag/lablift:deployment"))
        .map(PoliciesTest::words)
        .forEach(unbound::add);

    assertThat(unbound).isEqualTo(SecurityPage.read().unbound());
  }

  @Test
  void everyGuardThatIsWrittenDownIsThere() throws IOException {
    assertThat(SecurityPage.read().namesThatAreNowhere()).isEmpty();
  }

  private Set<String> allowed(Probe.Kind kind) {
    return probes.stream()
        .filter(probe -> probe.kind() == kind && isAllowed(probe.ask()))
        .map(probe -> words(probe.ask()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** {@code TeardownRole ec2:DeleteSubnet subnet}. */
  private static String words(Ask ask) {
    String resource = ask.resource().split(":", 6)[5];
    return ask.role() + " " + ask.action() + " " + resource.replaceFirst("[/:].*$", "");
  }

  @Test
  void noOtherCircumstanceIsLeftToTheCode() {
    Set<String> open =
        probes.stream()
            .filter(probe -> probe.kind() == Probe.Kind.CIRCUMSTANCE && isAllowed(probe.ask()))
            .map(probe -> probe.difference().split(" ", -1)[1])
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(open).isEqualTo(new TreeSet<>(NOT_LOOKED_AT));
  }

  @Test
  void whatKnowsNoResourceIsBoundToTheRegion() {
    assertThat(
            probes.stream()
                .filter(probe -> probe.ask().resource().equals("*"))
                .filter(probe -> probe.difference().contains("aws:RequestedRegion"))
                .filter(probe -> isAllowed(probe.ask())))
        .isEmpty();
  }

  @Test
  void everyCallAsksForAllThatTheReferenceRequires() {
    Map<String, Set<String>> asked =
        lives.asked().stream()
            .filter(ask -> ask.action().startsWith("ec2:") && !ask.resource().equals("*"))
            .collect(
                Collectors.groupingBy(
                    Ask::action,
                    Collectors.mapping(ask -> words(ask).split(" ", -1)[2], Collectors.toSet())));
    assertThat(asked).hasSizeGreaterThan(35);
    asked.forEach(
        (action, types) ->
            assertThat(types)
                .as(action)
                .containsAll(
                    reference.action("ec2", action).rows().stream()
                        .filter(Reference.Row::isRequired)
                        .map(Reference.Row::type)
                        .toList()));
  }

  @Test
  void somethingThatIsGoneMayBeRefusedAndATeardownComesToItsEnd() {
    Stage stage = new Stage(deployment, store, Guard.Manner.REFUSES_ALSO_WHAT_IS_GONE);

    Recording lost = stage.one("answers that get lost");

    assertThat(lost.denials()).allMatch(text -> text.matches("^\\w+ lacks ec2:Delete.*"));
  }

  @Test
  void aRoleInACopyThatLacksAnActionFailsTheLabAndIsNamed() throws IOException {
    Deployment copy = copy(text -> text.replaceFirst("(?m)^ *- ec2:ModifySubnetAttribute\\R", ""));

    Stage stage = new Stage(copy, store, Guard.Manner.REFUSES);

    assertThatThrownBy(() -> stage.one("the end of a lease"))
        .hasMessageContaining("it is GONE")
        .hasMessageContaining("io.lablift.functions.error.AwsRefused")
        .hasMessageContaining("UnauthorizedOperation at ec2:ModifySubnetAttribute");
    assertThat(checks.of(copy.roles()))
        .containsExactly(
            "CreateSubnetsRole lacks ec2:ModifySubnetAttribute on"
                + " arn:aws:ec2:ap-northeast-2:123456789012:subnet/subnet-00000000000000000");
  }

  @Test
  void aConditionOfACopyThatIsLooseIsNamed() throws IOException {
    Deployment copy =
        copy(
            text ->
                text.replaceFirst(
                    "(?s)(Sid: MakeInAVpcOfOurs.*?Condition:\\s+)StringEquals:(\\s+"
                        + "aws:ResourceTag/lablift:deployment: )!Ref DeploymentId",
                    "$1StringLike:$2\"*\""));

    assertThat(checks.of(copy.roles()))
        .containsExactly(
            "CreateSubnetsRole may do ec2:CreateRouteTable on"
                + " arn:aws:ec2:ap-northeast-2:123456789012:vpc/vpc-00000000000000000 that another"
                + " deployment has tagged",
            "CreateSubnetsRole may do ec2:CreateSecurityGroup on"
                + " arn:aws:ec2:ap-northeast-2:123456789012:vpc/vpc-00000000000000000 that another"
                + " deployment has tagged",
            "CreateSubnetsRole may do ec2:CreateSubnet on"
                + " arn:aws:ec2:ap-northeast-2:123456789012:vpc/vpc-00000000000000000 that another"
                + " deployment has tagged");
  }

  private static Deployment copy(Function<String, String> change) throws IOException {
    String text = Files.readString(Template.file());
    String changed = change.apply(text);
    assertThat(changed).isNotEqualTo(text);
    return Deployment.of(Template.parse(changed));
  }
}
