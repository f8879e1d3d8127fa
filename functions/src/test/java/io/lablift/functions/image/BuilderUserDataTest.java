package io.lablift.functions.image;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.lablift.functions.blueprint.Blueprint;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a builder is given to run. */
final class BuilderUserDataTest {
  /** RunInstances' limit, in bytes before encoding (EC2 user guide, "Run commands at launch"). */
  private static final int MOST = 16 * 1024;

  @Test
  void theLargestThatIsTakenStillFitsIntoALaunch() {
    String largest = "#!/bin/bash\n" + "x".repeat(BuilderUserData.LARGEST - 12);
    assertThat(largest).hasSize(BuilderUserData.LARGEST);

    assertThat(BuilderUserData.wrap(largest).getBytes(StandardCharsets.UTF_8).length)
        .isLessThanOrEqualTo(MOST);
  }

  @Test
  void scriptsIncludesAndCloudConfigAreToldApart() {
    assertThat(BuilderUserData.wrap("#!/usr/bin/python3\n")).contains("text/x-shellscript\n");
    assertThat(BuilderUserData.wrap("#include https://example.org/a.sh"))
        .contains("Content-Type: text/x-include-url\n");
    assertThat(BuilderUserData.wrap("#cloud-config\npackages: [httpd]\n").split("cloud-config\n"))
        .as("the instructor's part is of that type, and the last one")
        .hasSize(4);
  }

  @Test
  void thePowerGoesOffOnlyWhenNothingHasFailedAndAfterEverythingElse() {
    String wrapped = BuilderUserData.wrap(Blueprint.defaultBakeUserData());

    assertThat(wrapped.indexOf("power_state:")).isGreaterThan(wrapped.indexOf("lab-web.service"));
    assertThat(wrapped)
        .contains("condition: [grep, -q, '\"errors\": \\[\\]', /run/cloud-init/result.json]");
  }

  @Test
  void whatIsNotAsciiIsEncodedAndEverythingElseIsReadable() {
    String korean = "#!/bin/bash\necho '안녕하세요 café' > /srv/index.html\n";

    String wrapped = BuilderUserData.wrap(korean);

    assertThat(wrapped).isEqualTo(new String(wrapped.getBytes(US_ASCII), US_ASCII));
    String part = wrapped.replaceFirst("(?s)^.*base64\n\n(.*?)\n--=lablift=.*$", "$1");
    assertThat(new String(Base64.getMimeDecoder().decode(part), StandardCharsets.UTF_8))
        .isEqualTo(korean);
    assertThat(wrapped).contains("Content-Type: text/x-shellscript\nContent-Transfer-Encoding: ");
    assertThat(BuilderUserData.wrap("#!/bin/sh\n")).doesNotContain("Encoding");
  }

  @Test
  void whatCloudInitWouldPassOverAndWhatDoesNotFitIsTold() {
    assertThat(
            List.of(
                "#!/bin/sh\n",
                "#include https://example.org/a.sh",
                "#include\nhttps://example.org/a.sh",
                "#include-once\nhttps://example.org/a.sh",
                "#cloud-config\r\npackages: [httpd]\r\n"))
        .allSatisfy(text -> assertThat(BuilderUserData.problem(text)).isNull());
    assertThat(
            List.of(
                "# a remark\necho",
                "#cloud-config-archive\n- type: text/x-shellscript\n",
                "#cloud-boothook\necho",
                "## template: jinja\n#!/bin/sh\n",
                "#includes"))
        .allSatisfy(text -> assertThat(BuilderUserData.problem(text)).contains("neither"));
    assertThat(BuilderUserData.problem("#!/bin/sh\n# " + "가".repeat(3_900))).isNull();
    assertThat(BuilderUserData.problem("#!/bin/sh\n# " + "가".repeat(4_100)))
        .contains("more than 16384 bytes");
  }

  @Test
  void aBoundaryThatTheUserDataHasIsNotUsed() {
    String wrapped = BuilderUserData.wrap("#!/bin/bash\necho =lablift=\n");

    assertThat(wrapped).startsWith("Content-Type: multipart/mixed; boundary=\"==lablift==\"");
    assertThat(wrapped.strip()).endsWith("--==lablift==--");
  }
}
