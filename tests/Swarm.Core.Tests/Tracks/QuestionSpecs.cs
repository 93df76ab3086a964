using Swarm.Core.Policies;
using Swarm.Core.Tracks;
using static Swarm.Core.Tests.Tracks.Facts;
using static Swarm.Core.Tracks.TrackEvent;

namespace Swarm.Core.Tests.Tracks;

public sealed class QuestionSpecs
{
    private static Spec Asked(string options = "\"yes\", \"no\"", bool foreground = false, RepositorySettings? settings = null) =>
        Road.Running(settings, Task("T01", "a") with { NeedsUserInput = foreground }, Task("T02", "b"))
            .Ends("attempt/T01-1", new JobResult.AttemptEnded(Question(options), null, [], [], "s1"));

    [Fact]
    public void A_question_pauses_its_attempt_and_others_go_on()
    {
        var spec = Asked().Then(typeof(AttemptPaused), typeof(EscalationRaised)).Wants("attempt/T02-1");
        spec.State.Escalations.Single().ShouldSatisfyAllConditions(e => e.Subject.ShouldBe("T01-1"), e => e.Recommendation.ShouldBe(1), e => e.Impact.ShouldBe("much"));
        spec.State.Attempt("T01-1").Session.ShouldBe("s1");
    }

    [Theory]
    [InlineData("/swarm answer E-01 2", "no")]
    [InlineData("/swarm answer e-01 No.", "no")]
    [InlineData("/swarm answer E-01 neither, use a flag", "neither, use a flag")]
    [InlineData("2", "no")]
    [InlineData("**Yes**", "yes")]
    [InlineData("E-01: yes", "yes")]
    [InlineData("> ### E-01: a question\n> - [ ] 1. yes\n\n#1", "yes")]
    public void An_answer_leads_the_attempt_back_to_its_agent(string comment, string answer)
    {
        var spec = Asked().Says(comment).Then(typeof(EscalationAnswered), typeof(CommandHeard), typeof(AttemptResumed)).Wants("attempt/T02-1", "attempt/T01-1.2");
        spec.State.Escalations.Single().ShouldSatisfyAllConditions(e => e.Answer.ShouldBe(answer), e => e.AnsweredBy.ShouldBe("mara"));
    }

    [Fact]
    public void A_ticked_box_answers() => Asked().Ticks("question/E-01", null, 2).Then(typeof(EscalationAnswered), typeof(AttemptResumed)).State.Escalations.Single().Answer.ShouldBe("no");

    [Fact]
    public void Two_boxes_are_unclear() => Asked().Ticks("question/E-01", null, 1, 2).ThenNothing();

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void A_box_that_is_not_there_answers_nothing(int box) => Asked().Ticks("question/E-01", null, box).ThenNothing();

    [Theory]
    [InlineData("E-01 sounds hard to me")]
    [InlineData("/swarm answer E-01 7")]
    public void An_unclear_answer_is_asked_back(string comment)
    {
        var spec = Asked().Says(comment).Then(typeof(CommandHeard));
        spec.LastReply.ShouldNotBeNull().ShouldContain("1. yes");
        spec.State.OpenEscalations.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("I wonder whether yes is right")]
    [InlineData("> yes")]
    [InlineData("```\n1\n```")]
    [InlineData("")]
    public void Conversation_gets_no_reply(string comment) => Asked().Says(comment).ThenNothing();

    [Fact]
    public void An_empty_option_cannot_be_chosen_by_saying_nothing()
    {
        var spec = Asked("\"\", \" \", \"yes\"");
        spec.State.Escalations.Single().Options.Select(option => option.Text).ShouldBe(["yes"]);
        spec.Says("> quoted only").ThenNothing();
    }

    [Fact]
    public void Numbers_that_are_options_themselves_are_read_as_text_unless_that_is_ambiguous()
    {
        Asked("\"10\", \"20\"").Says("20").State.Escalations.Single().Answer.ShouldBe("20");
        Asked("\"2\", \"1\"").Says("1").ThenNothing();
    }

    [Fact]
    public void Only_writers_answer()
    {
        Asked().Says("1", Stranger).ThenNothing();
        Asked().Ticks("question/E-01", Stranger, 1).ThenNothing();
        Asked().Says("/swarm answer E-01 1", Stranger).LastReply.ShouldNotBeNull().ShouldContain("write access");
    }

    [Fact]
    public void With_two_questions_open_an_option_alone_is_conversation()
    {
        var spec = Asked().Ends("attempt/T02-1", new JobResult.AttemptEnded(Question(), null, [], [], null));
        spec.Says("yes").ThenNothing();
        spec.Says("E-02 yes").State.Escalations[1].Answer.ShouldBe("yes");
    }

    [Fact]
    public void An_answered_question_is_not_answered_again()
    {
        var spec = Asked().Says("1").Says("/swarm answer E-01 2").Then(typeof(CommandHeard));
        spec.LastReply.ShouldBe("E-01 is answered: yes.");
        spec.Says("/swarm answer E-77 @all").LastReply.ShouldBe("There is no question `E-77`; none is open.");
    }

    [Fact]
    public void A_background_attempt_gives_its_slot_back_and_waits_for_one()
    {
        var spec = Asked(settings: Settings with { Schedule = new ScheduleLimits(1, 1, 1) });
        spec.Wants("attempt/T02-1");
        spec.Says("1").Then(typeof(EscalationAnswered), typeof(CommandHeard)).Wants("attempt/T02-1");
        spec.Merged("T02-1").Then(typeof(AttemptMerged), typeof(AttemptResumed)).State.OpenAttempts.Single().Leg.ShouldBe(2);
    }

    [Fact]
    public void A_foreground_attempt_keeps_its_slot()
    {
        var spec = Asked(foreground: true, settings: Settings with { Schedule = new ScheduleLimits(1, 1, 1) }).Wants();
        spec.Says("1").Wants("attempt/T01-1.2");
    }

    [Fact]
    public void A_waiting_attempt_keeps_its_locks()
    {
        var spec = Road.Running(null, Task("T01", "a"), Task("T02", "a/x"));
        spec.Ends("attempt/T01-1", new JobResult.AttemptEnded(Question(), null, [], [], null)).Wants();
    }
}
