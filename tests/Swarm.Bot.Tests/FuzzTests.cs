using Swarm.Benchmarks.Fuzz;

namespace Swarm.Bot.Tests;

/// <summary>A short run of the fuzzer; the long one is <c>fuzz</c> in the benchmarks.</summary>
public sealed class FuzzTests
{
    private const int Inputs = 700;

    public static TheoryData<string> Targets => [.. FuzzTargets.All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void No_input_breaks_a_parser(string name)
    {
        var target = FuzzTargets.All.Single(each => each.Name == name);

        var result = Fuzzer.Run(target, 20_300_506, Inputs, TestContext.Current.CancellationToken);

        result.Inputs.ShouldBe(Inputs);
        result.Faults.Select(fault => $"{fault.Number}: {fault.Reason}").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("untrusted text", "<!\uFEFF-- x -->")]
    [InlineData("untrusted text", "<!<!-- a -->-- b -->")]
    [InlineData("gateway request", "{\"model\":\"m\",\"messages\":[],\"\\ud800\":1}")]
    [InlineData("stored event", "{\"at\":1}")]
    [InlineData("repository settings", "c: !!st] x")]
    [InlineData("review hunks", "@@ -1 +99999999999 @@\n+a")]
    [InlineData("seat name", "1-2-1/plan@99999999999999999999.1")]
    [InlineData("claude events", "{\"type\":\"result\",\"result\":\"\\ud83d\",\"is_error\":true}")]
    [InlineData("provider's stream", "data: {\"type\":\"message_delta\",\"usage\":{\"output_\\ud800\":1}}\n")]
    [InlineData("refusal", "{\"message\":\"\\ud800\"}")]
    [InlineData("git's version", "git version 2.38\u1810\u1810")]
    [InlineData("changed files", ":100644 100644 abc def M")]
    public void What_once_broke_one_no_longer_does(string name, string input) =>
        FuzzTargets.All.Single(each => each.Name == name).Run(System.Text.Encoding.UTF8.GetBytes(input));
}
