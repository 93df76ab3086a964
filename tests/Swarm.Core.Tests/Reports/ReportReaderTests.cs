using Swarm.Core.Reports;
using Swarm.Core.Review;

namespace Swarm.Core.Tests.Reports;

public sealed class ReportReaderTests
{
    [Fact]
    public void Prose_and_blocks_are_told_apart()
    {
        var report = ReportReader.Read("Before.\n```swarm-plan\n{}\n```\nAfter.\n```cs\ncode\n```\r\n");
        report.Summary.ShouldBe("Before.\nAfter.\n```cs\ncode\n```");
        report.Plan.ShouldBe("{}\n");
        report.Findings.ShouldBeNull();
    }

    [Fact]
    public void Of_two_blocks_the_last_counts() => ReportReader.Read("```swarm-plan\n1\n```\n```swarm-plan\n2\n```").Plan.ShouldBe("2\n");

    [Fact]
    public void An_open_block_ends_with_the_report() => ReportReader.Read("```swarm-plan\n{").Plan.ShouldBe("{\n");

    [Fact]
    public void Findings_are_read_with_gentle_defaults()
    {
        var findings = ReportReader.Read("```swarm-findings\n[{\"text\": \"x\", \"severity\": \"huge\", \"line\": \"z\"}, {\"text\": \"\"}, 7, {\"text\": \"y\", \"severity\": \"CRITICAL\", \"line\": 4}]\n```").Findings!.Value;
        findings.Select(each => (each.Severity, each.Line)).ShouldBe([(Severity.Minor, 0), (Severity.Critical, 4)]);
    }

    [Fact]
    public void Findings_without_end_are_cut()
    {
        var many = string.Join(",", Enumerable.Repeat("{\"text\": \"x\"}", 500));
        ReportReader.Read($"```swarm-findings\n[{many}]\n```").Findings!.Value.Length.ShouldBe(ReportReader.MostFindings);
    }

    [Theory]
    [InlineData("{", "not JSON")]
    [InlineData("{}", "expected shape")]
    [InlineData("[{\"text\": \"\\udfff\"}]", "half of a character")]
    public void Garbage_is_a_fault_and_no_list(string block, string fault)
    {
        var report = ReportReader.Read($"```swarm-findings\n{block}\n```");
        report.Findings.ShouldBeNull();
        report.Faults.ShouldHaveSingleItem().ShouldContain(fault);
    }

    [Fact]
    public void A_question_keeps_only_options_that_say_something()
    {
        var question = ReportReader.Read("```swarm-question\n{\"question\": \"q\", \"options\": [\"\", \" \", 3, \"a\"], \"recommendation\": 99}\n```").Question!;
        question.Options.ShouldBe(["a"]);
        ReportReader.Read("```swarm-question\n{\"question\": \"\"}\n```").Question.ShouldBeNull();
    }

    [Fact]
    public void A_long_summary_is_cut_and_hidden_text_is_gone()
    {
        ReportReader.Read(new string('x', 9_000)).Summary.Length.ShouldBe(4_001);
        ReportReader.Read("a<!-- b -->c").Summary.ShouldBe("ac");
    }
}
