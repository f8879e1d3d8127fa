package io.lablift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.lablift.local.show.Console;
import io.lablift.local.world.Environment;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CliTest {
  private static final String GREET =
      """
      {"QueryLanguage": "JSONata", "StartAt": "Greet", "States": {
        "Greet": {"Type": "Pass", "Output": {"text": "{% 'Hello, ' & $states.input.name %}"}, "Next": "Rest"},
        "Rest": {"Type": "Wait", "Seconds": 86400, "End": true}}}
      """;
  private static final String CALL =
      """
      {"QueryLanguage": "JSONata", "StartAt": "Charge", "States": {"Charge": {
        "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:Charge",
        "Arguments": "{% $states.input %}", "End": true}}}
      """;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path directory = Path.of("");

  private int run(String... arguments) {
    return run(Map.of(), "", arguments);
  }

  private int run(Map<String, String> environment, String in, String... arguments) {
    Console console =
        new Console(
            new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            false);
    return new Cli(new Environment(environment), console).run(arguments);
  }

  private String file(String name, String text) throws Exception {
    return Files.writeString(directory.resolve(name), text).toString();
  }

  @Test
  void showsWhatItCanDoWhenItIsToldNothing() {
    assertThat(run()).isZero();
    assertThat(out.toString()).contains("./lablift demo", "AWS_ENDPOINT_URL", "Exit codes");
  }

  @Test
  void teachesEveryCommand() {
    for (String command : "demo serve up ls show extend down lambda asl".split(" ", -1)) {
      assertThat(run(command, "--help")).as(command).isZero();
    }
    assertThat(out.toString()).contains("Examples:").doesNotContain("\u001b");
  }

  @Test
  void suggestsTheCommandThatWasMeant() {
    assertThat(run("dmo")).isEqualTo(2);
    assertThat(err.toString()).contains("demo");
  }

  @Test
  void runsAStateMachineInNoTime() throws Exception {
    int exit =
        run(
            "asl",
            "run",
            file("greet.asl.json", GREET),
            "--virtual",
            "--input",
            "{\"name\":\"kim\"}");
    assertThat(exit).isZero();
    JsonNode result = new ObjectMapper().readTree(out.toString());
    assertThat(result.path("status").asText()).isEqualTo("SUCCEEDED");
    assertThat(result.at("/output/text").asText()).isEqualTo("Hello, kim");
    assertThat(result.path("error").isNull()).isTrue();
    assertThat(result.has("cause")).isTrue();
  }

  @Test
  void readsItsInputFromStandardInputAndTellsTheHistory() throws Exception {
    int exit =
        run(
            Map.of(),
            "{\"name\":\"lee\"}",
            "asl",
            "run",
            file("g.json", GREET),
            "--virtual",
            "--history",
            "--input",
            "-");
    assertThat(exit).isZero();
    assertThat(out.toString())
        .contains(
            "PassStateEntered \"Greet\"", "WaitStateExited", "Hello, lee", "ExecutionSucceeded");
  }

  @Test
  void letsAnAddressRunTheTasks() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/charge",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          boolean bad = new String(body, StandardCharsets.UTF_8).contains("bad");
          byte[] answer =
              bad
                  ? "{\"errorType\":\"Declined\",\"errorMessage\":\"no money\"}"
                      .getBytes(StandardCharsets.UTF_8)
                  : "{\"paid\":true}".getBytes(StandardCharsets.UTF_8);
          if (bad) {
            exchange.getResponseHeaders().add("X-Amz-Function-Error", "Unhandled");
          }
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    try {
      String call = file("call.asl.json", CALL);
      String function = "Charge=http://127.0.0.1:" + server.getAddress().getPort() + "/charge";
      assertThat(run("asl", "run", call, "--function", function)).isZero();
      assertThat(out.toString()).contains("\"paid\" : true");
      assertThat(
              run(
                  "asl",
                  "run",
                  call,
                  "--virtual",
                  "--function",
                  function,
                  "--input",
                  "{\"bad\":1}"))
          .isEqualTo(1);
      assertThat(out.toString()).contains("\"error\" : \"Declined\"", "no money");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void saysWhoIsMissingToRunATask() throws Exception {
    assertThat(run("asl", "run", file("call.asl.json", CALL))).isEqualTo(1);
    assertThat(out.toString())
        .contains("--function arn:aws:lambda:us-east-1:123456789012:function:Charge=URL");
  }

  @Test
  void saysEverythingThatIsWrongWithAStateMachine() throws Exception {
    String wrong =
        """
        {"QueryLanguage": "JSONata", "StartAt": "A", "States": {
          "A": {"Type": "Pass", "Next": "B", "Colour": 1}, "C": {"Type": "Succeed"}}}
        """;
    assertThat(run("asl", "validate", file("wrong.json", wrong), file("good.json", GREET)))
        .isEqualTo(2);
    assertThat(err.toString()).contains("Colour", "\"B\"", "C");
    assertThat(out.toString()).contains("good.json: sound");
  }

  @Test
  void saysPlainlyWhatIsWrongWithAFileOrItsInput() throws Exception {
    assertThat(run("asl", "validate", "nowhere.json")).isEqualTo(2);
    assertThat(err.toString()).contains("there is no file nowhere.json");
    assertThat(run("asl", "run", file("g.json", GREET), "--input", "{\"name\":")).isEqualTo(2);
    assertThat(err.toString()).contains("the input is no JSON");
  }

  @Test
  void saysHowToStartAServerWhenNoneAnswers() {
    assertThat(run("ls", "--url", "http://127.0.0.1:1")).isEqualTo(4);
    assertThat(err.toString()).contains("http://127.0.0.1:1", "./lablift serve");
  }

  @Test
  void refusesTwoWorldsAtOnce() {
    assertThat(run(Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:1"), "", "demo", "--aws"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("contradict");
  }

  @Test
  void refusesSpeedsAndScalesThatMakeNoSense() {
    assertThat(run("demo", "--speed", "0")).isEqualTo(2);
    assertThat(run("demo", "--time-scale", "7")).isEqualTo(2);
    assertThat(run("serve", "--speed", "-1")).isEqualTo(2);
    assertThat(run("demo", "--seed", "x")).isEqualTo(2);
  }

  @Test
  void tellsThatTheEndpointDoesNotAnswer() {
    Map<String, String> nobody = Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:1");
    assertThat(run(nobody, "", "demo", "--data", directory.toString())).isEqualTo(4);
    assertThat(err.toString()).contains("http://127.0.0.1:1");
  }

  @Test
  void showsALabsWholeLifeAndWritesItsFigures() throws Exception {
    Path report = directory.resolve("r.json");
    assertThat(run("demo", "--virtual", "--seed", "1", "--report", report.toString()))
        .as("%s %s", out, err)
        .isZero();

    assertThat(out.toString())
        .contains(
            "demo-kim is READY", "lab-web-pub-2a", "ssh -J ec2-user@", "Certificate for demo-kim")
        .contains("Left over in the account: nothing.");
    JsonNode figures = new ObjectMapper().readTree(Files.readString(report));
    assertThat(figures.path("world").asText()).isEqualTo("simulator");
    assertThat(figures.path("clock").asText()).isEqualTo("virtual");
    assertThat(figures.path("seed").asInt()).isEqualTo(1);
    assertThat(figures.at("/lab/status").asText()).isEqualTo("GONE");
    assertThat(figures.path("leftOver")).isEmpty();
    assertThat(Files.readString(report)).doesNotContain("127.0.0.1");
  }
}
