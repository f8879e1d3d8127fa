package io.lablift.simulator.ssm;

import static io.lablift.simulator.Bench.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.lablift.simulator.Bench;
import io.lablift.simulator.Item;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterMetadata;
import software.amazon.awssdk.services.ssm.model.ParameterStringFilter;
import software.amazon.awssdk.services.ssm.model.Tag;

class ParametersTest {
  private final Bench aws = new Bench(b -> b.publicParameter("/aws/service/mine", "42"));
  private final SsmClient ssm = aws.account.ssm();

  private void put(String name, String value) {
    ssm.putParameter(
        r ->
            r.name(name)
                .value(value)
                .type("SecureString")
                .tags(Tag.builder().key("lab").value("one").build()));
  }

  @Test
  void belongToTheFirstWriter() {
    put("/lablift/c-s/1/key", "first");

    assertThat(refusal(() -> put("/lablift/c-s/1/key", "second")))
        .isEqualTo("ParameterAlreadyExists");
    assertThat(
            ssm.getParameter(r -> r.name("/lablift/c-s/1/key").withDecryption(true))
                .parameter()
                .value())
        .isEqualTo("first");
    assertThat(
            ssm.putParameter(
                    r ->
                        r.name("/lablift/c-s/1/key")
                            .value("third")
                            .type("SecureString")
                            .overwrite(true))
                .version())
        .isEqualTo(2);
  }

  @Test
  void hideSecretsThatAreReadWithoutDecryption() {
    put("/k", "secret");

    assertThat(ssm.getParameter(r -> r.name("/k")).parameter().value()).doesNotContain("secret");
  }

  @Test
  void areListedByPathPageByPage() {
    IntStream.range(0, 23).forEach(i -> put(String.format("/lab/%02d", i), "x"));
    put("/lab/deep/one", "x");
    put("/other", "x");

    assertThat(
            ssm.getParametersByPathPaginator(r -> r.path("/lab")).stream()
                .flatMap(page -> page.parameters().stream())
                .map(Parameter::name))
        .hasSize(23)
        .doesNotContain("/lab/deep/one")
        .isSorted();
    assertThat(
            ssm.getParametersByPathPaginator(r -> r.path("/lab/").recursive(true)).stream()
                .flatMap(page -> page.parameters().stream()))
        .hasSize(24);
    assertThat(refusal(() -> ssm.getParametersByPath(r -> r.path("/lab").maxResults(11))))
        .isEqualTo("ValidationException");
  }

  @Test
  void areDeletedOneOrManyAtATime() {
    put("/a", "x");
    put("/b", "x");

    var answer = ssm.deleteParameters(r -> r.names("/a", "/c"));

    assertThat(answer.deletedParameters()).containsExactly("/a");
    assertThat(answer.invalidParameters()).containsExactly("/c");
    ssm.deleteParameter(r -> r.name("/b"));
    assertThat(refusal(() -> ssm.deleteParameter(r -> r.name("/b"))))
        .isEqualTo("ParameterNotFound");
    assertThat(refusal(() -> ssm.getParameter(r -> r.name("/b")))).isEqualTo("ParameterNotFound");
    assertThat(aws.account.leftOver()).isEmpty();
  }

  @Test
  void areLeftOverUnderTheirNames() {
    put("/a", "x");

    assertThat(aws.account.leftOver()).extracting(Item::id).containsExactly("/a");
  }

  @Test
  void areFoundByTag() {
    put("/a", "x");
    ssm.putParameter(r -> r.name("/b").value("x").type("String"));

    assertThat(
            ssm.describeParameters(
                    r ->
                        r.parameterFilters(
                            ParameterStringFilter.builder().key("tag:lab").values("one").build()))
                .parameters())
        .extracting(ParameterMetadata::name)
        .containsExactly("/a");
    ssm.addTagsToResource(
        r ->
            r.resourceType("Parameter")
                .resourceId("/b")
                .tags(Tag.builder().key("lab").value("two").build()));
    assertThat(ssm.listTagsForResource(r -> r.resourceType("Parameter").resourceId("/b")).tagList())
        .extracting(Tag::value)
        .containsExactly("two");
  }

  @Test
  void ofAwsArePublicAndNotOursToWrite() {
    assertThat(ssm.getParameter(r -> r.name("/aws/service/mine")).parameter().value())
        .isEqualTo("42");
    assertThat(refusal(() -> put("/aws/service/mine", "x"))).isEqualTo("AccessDeniedException");
    assertThat(aws.image()).startsWith("ami-0");
  }
}
