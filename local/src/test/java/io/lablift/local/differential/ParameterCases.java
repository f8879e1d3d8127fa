package io.lablift.local.differential;

import static io.lablift.local.differential.Outcome.ok;
import static io.lablift.local.differential.Outcome.refused;
import static io.lablift.local.differential.Outcome.shows;
import static io.lablift.local.differential.Parts.nameBeginsWith;
import static io.lablift.local.differential.Parts.parameterTag;

import java.util.List;
import software.amazon.awssdk.services.ssm.model.GetParametersResponse;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.PutParameterResponse;
import software.amazon.awssdk.services.ssm.model.ResourceTypeForTagging;

/** Parameters of Systems Manager. */
final class ParameterCases {
  private static final String NAME = "/lab/key";

  private ParameterCases() {}

  static List<Case> all() {
    return List.of(
        Case.of(
            "a new parameter has the version 1", a -> put(a, NAME, "secret").version(), shows(1)),
        Case.of(
            "a parameter is not overwritten by accident",
            ParameterCases::written,
            (a, same) -> put(a, NAME, "other"),
            refused("ParameterAlreadyExists")),
        Case.of(
            "an overwritten parameter has the next version",
            ParameterCases::written,
            (a, same) ->
                a.ssm()
                    .putParameter(
                        r ->
                            r.name(NAME)
                                .value("other")
                                .type(ParameterType.SECURE_STRING)
                                .overwrite(true))
                    .version(),
            shows(2)),
        Case.of(
            "a parameter is not tagged and overwritten at once",
            ParameterCases::written,
            (a, same) ->
                a.ssm()
                    .putParameter(
                        r ->
                            r.name(NAME)
                                .value("other")
                                .type(ParameterType.SECURE_STRING)
                                .overwrite(true)
                                .tags(parameterTag("k", "v"))),
            refused("ValidationException")),
        Case.of(
            "a parameter has a kind",
            a -> a.ssm().putParameter(r -> r.name(NAME).value("v")),
            refused("ValidationException")),
        Case.of(
            "a parameter's kind is known",
            a -> a.ssm().putParameter(r -> r.name(NAME).value("v").type("Poem")),
            refused("ValidationException")),
        Case.of(
            "a parameter has a value",
            a -> a.ssm().putParameter(r -> r.name(NAME).value("").type(ParameterType.STRING)),
            refused("ValidationException")),
        Case.of(
            "a parameter's value has 4 KB at most",
            a -> put(a, NAME, "v".repeat(4097)),
            refused("ValidationException")),
        Case.of(
            "a path begins with a slash",
            a -> put(a, "lab/key", "v"),
            refused("ValidationException")),
        Case.of(
            "names that begin with AWS's name are reserved",
            a -> put(a, "/aws/key", "v"),
            refused("AccessDeniedException")),
        Case.of(
            "a secret is read in clear by who asks for it",
            ParameterCases::written,
            (a, same) ->
                a.ssm().getParameter(r -> r.name(NAME).withDecryption(true)).parameter().value(),
            shows("secret")),
        Case.of(
            "a secret is not read in clear by accident",
            ParameterCases::written,
            (a, same) ->
                a.ssm().getParameter(r -> r.name(NAME)).parameter().value().equals("secret"),
            shows(false)),
        Case.of(
            "a parameter that is not there is not read",
            a -> a.ssm().getParameter(r -> r.name("/nobody")),
            refused("ParameterNotFound")),
        Case.of(
            "a parameter that is not there is named among others",
            ParameterCases::written,
            (a, same) -> {
              GetParametersResponse answer = a.ssm().getParameters(r -> r.names(NAME, "/nobody"));
              return answer.parameters().size() + " " + answer.invalidParameters();
            },
            shows("1 [/nobody]")),
        Case.of(
            "ten parameters are read at once, and no more",
            a ->
                a.ssm()
                    .getParameters(
                        r ->
                            r.names(
                                "/0", "/1", "/2", "/3", "/4", "/5", "/6", "/7", "/8", "/9", "/10")),
            refused("ValidationException")),
        Case.of(
            "a parameter that is not there is not deleted",
            a -> a.ssm().deleteParameter(r -> r.name("/nobody")),
            refused("ParameterNotFound")),
        Case.of(
            "a parameter is deleted once",
            a -> {
              written(a);
              a.ssm().deleteParameter(r -> r.name(NAME));
              return a;
            },
            (a, same) -> a.ssm().deleteParameter(r -> r.name(NAME)),
            refused("ParameterNotFound")),
        Case.of(
            "parameters that are not there are named when many are deleted",
            ParameterCases::written,
            (a, same) ->
                a.ssm().deleteParameters(r -> r.names(NAME, "/nobody")).invalidParameters(),
            shows("[/nobody]")),
        Case.of(
            "a path shows what lies right below it",
            ParameterCases::tree,
            (a, same) -> a.ssm().getParametersByPath(r -> r.path("/lab")).parameters().size(),
            shows(1)),
        Case.of(
            "a path shows all that lies below it",
            ParameterCases::tree,
            (a, same) ->
                a.ssm()
                    .getParametersByPath(r -> r.path("/lab").recursive(true))
                    .parameters()
                    .size(),
            shows(3)),
        Case.of(
            "parameters come page by page",
            ParameterCases::tree,
            (a, same) ->
                a
                    .ssm()
                    .getParametersByPathPaginator(r -> r.path("/lab").recursive(true).maxResults(2))
                    .stream()
                    .map(page -> page.parameters().size())
                    .toList(),
            shows("[2, 1]")),
        Case.of(
            "a page has ten parameters at most",
            a -> a.ssm().getParametersByPath(r -> r.path("/lab").maxResults(11)),
            refused("ValidationException")),
        Case.of(
            "a parameter that is not there bears no tags",
            a ->
                a.ssm()
                    .addTagsToResource(
                        r ->
                            r.resourceType(ResourceTypeForTagging.PARAMETER)
                                .resourceId("/nobody")
                                .tags(parameterTag("k", "v"))),
            refused("InvalidResourceId")),
        Case.of(
            "a parameter is tagged when it is made",
            a ->
                a.ssm()
                    .putParameter(
                        r ->
                            r.name(NAME)
                                .value("v")
                                .type(ParameterType.STRING)
                                .tags(parameterTag("k", "v"))),
            (a, same) ->
                a.ssm()
                    .listTagsForResource(
                        r -> r.resourceType(ResourceTypeForTagging.PARAMETER).resourceId(NAME))
                    .tagList()
                    .getFirst()
                    .value(),
            shows("v")),
        Case.of(
            "parameters are found by the beginning of their names",
            ParameterCases::tree,
            (a, same) ->
                a.ssm()
                    .describeParameters(r -> r.parameterFilters(nameBeginsWith("/lab/deep")))
                    .parameters()
                    .size(),
            shows(2)),
        Case.of(
            "a parameter is deleted",
            ParameterCases::written,
            (a, same) -> a.ssm().deleteParameter(r -> r.name(NAME)),
            ok()));
  }

  private static PutParameterResponse put(Side a, String name, String value) {
    return a.ssm().putParameter(r -> r.name(name).value(value).type(ParameterType.SECURE_STRING));
  }

  private static Side written(Side a) {
    put(a, NAME, "secret");
    return a;
  }

  private static Side tree(Side a) {
    put(a, "/lab/a", "v");
    put(a, "/lab/deep/b", "v");
    put(a, "/lab/deep/c", "v");
    put(a, "/other/d", "v");
    return a;
  }
}
