package io.lablift.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lablift.local.client.Answer;
import io.lablift.local.client.ApiClient;
import io.lablift.local.show.Console;
import io.lablift.local.show.ImageText;
import io.lablift.local.show.ImageWatch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./lablift image bake}: asks for an image and shows how it is baked. */
@Command(
    name = "bake",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Bakes an image for a course: launches a builder, waits until its user data has succeeded,",
      "makes the image, and removes the builder and all that was around it.",
      "The same request again, while it is baked, is the same image."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./lablift image bake --course aws101                         a web server that names"
          + " itself",
      "  ./lablift image bake --course aws101 --user-data setup.sh",
      "  ./lablift image bake --course aws101 --include https://example.org/setup.sh"
    })
final class ImageBakeCommand implements Callable<Integer> {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Console console;

  @Mixin private ServerOptions server = new ServerOptions();

  @Option(
      names = "--course",
      required = true,
      description = "Course: lower-case letters and digits.")
  private String course = "";

  @Option(
      names = "--user-data",
      paramLabel = "FILE",
      description = "What the builder runs; it must succeed.")
  private @Nullable Path userData;

  @Option(
      names = "--include",
      paramLabel = "URL",
      description = "The same, fetched from there by the builder.")
  private @Nullable String include;

  @Option(
      names = "--base",
      paramLabel = "AMI",
      description = "What the builder is launched from (default: the latest Amazon Linux 2023).")
  private @Nullable String base;

  @Option(
      names = "--subnet",
      paramLabel = "ID",
      description =
          "Where the builder stands (default: in a network of its own); it and its VPC bear the tag"
              + " lablift:deployment.")
  private @Nullable String subnet;

  @Option(names = "--instance-type", paramLabel = "TYPE", description = "What the builder is.")
  private @Nullable String instanceType;

  @Option(
      names = "--no-reboot",
      description = "Have AWS not shut the builder down for the image; see the answer's note.")
  private boolean noReboot;

  @Option(
      names = "--patience",
      paramLabel = "MINUTES",
      description = "How long the user data may take (default: 15).")
  private @Nullable Long patience;

  @Option(
      names = "--keep",
      paramLabel = "N",
      description = "How many images of the course are kept, this one included (default: 3).")
  private @Nullable Long keep;

  @Option(
      names = "--keep-days",
      paramLabel = "DAYS",
      description = "After how many days the image is removed (default: 90).")
  private @Nullable Long keepDays;

  @Option(names = "--no-wait", description = "Ask, and do not wait until it is available.")
  private boolean noWait;

  ImageBakeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (userData != null && include != null) {
      throw new Failure(Exit.USAGE, "give --user-data or --include, not both");
    }
    try (ApiClient api = server.client()) {
      Answer answer = api.post("/images", request());
      String id = answer.body().path("id").asText();
      console.note(answer.status() == 200 ? id + " is being baked already" : id + " was asked for");
      if (noWait) {
        console.line(ImageText.line(answer.body()));
        return Exit.OK;
      }
      JsonNode image =
          new ImageWatch(api, console, new RealInterval())
              .until(id, Duration.ofSeconds(1), ImageWatch::isBaked);
      ImageText.details(image).forEach(console::line);
      return image.path("state").asText().equals("AVAILABLE") ? Exit.OK : Exit.FAILED;
    }
  }

  private ObjectNode request() {
    ObjectNode request = MAPPER.createObjectNode().put("course", course);
    if (userData != null) {
      request.put("userData", AslFile.text(userData));
    }
    if (include != null) {
      request.put("userData", "#include\n" + include + "\n");
    }
    if (base != null) {
      request.put("imageId", base);
    }
    if (subnet != null) {
      request.put("subnetId", subnet);
    }
    if (instanceType != null) {
      request.put("instanceType", instanceType);
    }
    if (noReboot) {
      request.put("noReboot", true);
    }
    number(request, "patienceMinutes", patience);
    number(request, "keep", keep);
    number(request, "keepDays", keepDays);
    return request;
  }

  private static void number(ObjectNode request, String field, @Nullable Long value) {
    if (value != null) {
      request.put(field, value);
    }
  }
}
