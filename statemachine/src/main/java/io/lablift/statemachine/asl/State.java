package io.lablift.statemachine.asl;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One state of a flow. */
public sealed interface State {
  /** Its name, unique in the whole machine. */
  String name();

  /** Every way out that the definition names, for whoever walks the graph. */
  List<Transition> transitions();

  /** The word for it in a definition, such as {@code Task}. */
  String type();

  /** A state that does something that can fail, be tried again and be caught. */
  sealed interface Fallible extends State {
    /** How one leaves it when it went well. */
    Exit exit();

    /** What is tried again, first match first. */
    List<Retrier> retry();

    /** What is caught, first match first. */
    List<Catcher> catchers();

    @Override
    default List<Transition> transitions() {
      return Stream.concat(
              Stream.of(exit().transition()),
              catchers().stream().map(catcher -> catcher.exit().transition()))
          .toList();
    }
  }

  /**
   * Calls a function.
   *
   * @param resource a function's ARN or name
   * @param arguments what it is called with; null for the state's input
   * @param timeoutSeconds how long it may take; null for as long as it likes
   * @param heartbeatSeconds how long it may be silent; null for as long as it likes
   */
  record Task(
      String name,
      String resource,
      @Nullable Template arguments,
      @Nullable Template timeoutSeconds,
      @Nullable Template heartbeatSeconds,
      Exit exit,
      List<Retrier> retry,
      List<Catcher> catchers)
      implements Fallible {
    /** Keeps the lists. */
    public Task {
      retry = List.copyOf(retry);
      catchers = List.copyOf(catchers);
    }

    @Override
    public String type() {
      return "Task";
    }
  }

  /**
   * Runs branches side by side.
   *
   * @param branches at least one
   * @param arguments the input of each branch; null for the state's input
   */
  record Parallel(
      String name,
      List<Flow> branches,
      @Nullable Template arguments,
      Exit exit,
      List<Retrier> retry,
      List<Catcher> catchers)
      implements Fallible {
    /** Refuses to have no branch. */
    public Parallel {
      branches = List.copyOf(branches);
      retry = List.copyOf(retry);
      catchers = List.copyOf(catchers);
      if (branches.isEmpty()) {
        throw new IllegalArgumentException("A Parallel state has at least one branch.");
      }
    }

    @Override
    public String type() {
      return "Parallel";
    }
  }

  /**
   * Runs one flow for each item.
   *
   * @param items the items; null for the state's input
   * @param itemSelector the input of each iteration; null for the item
   * @param maxConcurrency how many iterations at once; 0 for all
   */
  record Map(
      String name,
      Flow processor,
      @Nullable Template items,
      @Nullable Template itemSelector,
      Template maxConcurrency,
      Exit exit,
      List<Retrier> retry,
      List<Catcher> catchers)
      implements Fallible {
    /** Keeps the lists. */
    public Map {
      retry = List.copyOf(retry);
      catchers = List.copyOf(catchers);
    }

    @Override
    public String type() {
      return "Map";
    }
  }

  /**
   * Decides where to go.
   *
   * @param rules at least one; the first whose condition holds decides
   * @param otherwise when none holds; null for an error. Assign and Output of the state itself
   *     belong to this way and not to the rules (https://states-language.net, "Choice State")
   */
  record Choice(String name, List<Rule> rules, @Nullable Exit otherwise) implements State {
    /**
     * One way to go.
     *
     * @param condition has to be a boolean
     */
    public record Rule(Template condition, Exit exit) {}

    /** Refuses to have no rule. */
    public Choice {
      rules = List.copyOf(rules);
      if (rules.isEmpty()) {
        throw new IllegalArgumentException("A Choice state has at least one rule.");
      }
    }

    @Override
    public List<Transition> transitions() {
      return Stream.concat(
              rules.stream().map(rule -> rule.exit().transition()),
              otherwise == null ? Stream.empty() : Stream.of(otherwise.transition()))
          .toList();
    }

    @Override
    public String type() {
      return "Choice";
    }
  }

  /** Lets time pass. */
  record Wait(String name, Until until, Exit exit) implements State {
    /** How long. */
    public sealed interface Until {
      /** For so many seconds: a whole number from 0 to 99,999,999. */
      record Seconds(Template value) implements Until {}

      /** Until a moment in RFC 3339. */
      record Timestamp(Template value) implements Until {}
    }

    @Override
    public List<Transition> transitions() {
      return List.of(exit.transition());
    }

    @Override
    public String type() {
      return "Wait";
    }
  }

  /** Does nothing but assign and shape. */
  record Pass(String name, Exit exit) implements State {
    @Override
    public List<Transition> transitions() {
      return List.of(exit.transition());
    }

    @Override
    public String type() {
      return "Pass";
    }
  }

  /**
   * Ends the flow well.
   *
   * @param output null for its input
   */
  record Succeed(String name, @Nullable Template output) implements State {
    @Override
    public List<Transition> transitions() {
      return List.of();
    }

    @Override
    public String type() {
      return "Succeed";
    }
  }

  /**
   * Ends the flow badly.
   *
   * @param error the error's name
   * @param cause words about it
   */
  record Fail(String name, @Nullable Template error, @Nullable Template cause) implements State {
    @Override
    public List<Transition> transitions() {
      return List.of();
    }

    @Override
    public String type() {
      return "Fail";
    }
  }
}
