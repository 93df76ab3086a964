using System.Text.Json;
using Swarm.Core.Gates;

namespace Swarm.Analysis.Tests;

public sealed class SecretScanTests
{
    private const string Strong = "q7Xp2" + "vLm9Rt4Zk8Wd1Ns";

    public static TheoryData<string> Kinds => [.. Credentials.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_credential_in_a_file_fails_once_at_its_line(string kind)
    {
        var value = new Credentials(1).Of(kind);
        var result = SecretScan.Measure([new("src/a.cs", 7, Credentials.Line(kind, value))], []);
        result.Gate.ShouldBe("secrets");
        result.Verdict.ShouldBe(Verdict.Fail);
        var annotation = result.Annotations.ShouldHaveSingleItem();
        (annotation.Path, annotation.Line).ShouldBe(("src/a.cs", 7));
        annotation.Message.ShouldContain(value[..4] + "…");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_text_of_the_result_holds_the_value(string kind)
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var value = new Credentials(seed).Of(kind);
            var line = Credentials.Line(kind, value);
            var result = SecretScan.Measure([new("a.env", 1, line), new("a.env", 2, $"password = \"{value}\"")], [("abc1234", $"subject\n\n{line}")]);
            result.Verdict.ShouldBe(Verdict.Fail);
            var everything = string.Join('\n', result.Annotations.Select(a => a.Path + a.Message).Prepend(result.Summary));
            everything.ShouldNotContain(value);
            everything.ShouldNotContain(value[4..]);
        }
    }

    [Theory]
    [InlineData("a.cs", "var password = \"" + Strong + "\";")]
    [InlineData("a.py", "API_KEY = '" + Strong + "'")]
    [InlineData("a.json", "\"client_secret\": \"" + Strong + "\",")]
    [InlineData("a.js", "headers['x-access-token'] = `" + Strong + "`")]
    [InlineData("a.rb", ":auth_token => \"" + Strong + "\"")]
    [InlineData(".env", "DB_PASSWORD=" + Strong)]
    [InlineData("conf/app.yml", "  apiKey: " + Strong)]
    [InlineData("a.properties", "db.password=" + Strong)]
    public void A_random_value_with_a_telling_name_fails(string path, string text) =>
        SecretScan.Measure([new(path, 1, text)], []).Annotations.ShouldHaveSingleItem().Message.ShouldContain(Strong[..4] + "…");

    [Theory]
    [InlineData("a.cs", "var password = \"short1\";")]
    [InlineData("a.cs", "var password = \"aaaaaaaaaaaaaaaaaaaaaaa1\";")]
    [InlineData("a.cs", "var token = \"SwarmCancellationTokenSource\";")]
    [InlineData("a.cs", "var name = \"" + Strong + "\";")]
    [InlineData("a.yml", "token: ${{ secrets.GITHUB_TOKEN_NUMBER_1 }}")]
    [InlineData("a.env", "API_KEY=$OTHER_KEY_FROM_SOMEWHERE_12")]
    [InlineData("a.cs", "var token = \"your-token-goes-here-123456\";")]
    [InlineData("a.cs", "var token_url = \"https://login.test/oauth2/v2.0/token\";")]
    [InlineData("a.cs", "DB_PASSWORD=GetPassword(Settings.Section12)")]
    [InlineData("a.md", "-----BEGIN PUBLIC KEY-----")]
    [InlineData("a.css", ".sk-fading-circle .sk-circle-with-a-rather-long-name { }")]
    [InlineData("a.md", "AKIA" + "IOSFODNN7EXAMPLE")]
    [InlineData("a.cs", "ghp_short")]
    [InlineData("a.cs", "AKIA lower and short")]
    [InlineData("a.txt", "eyJ is how a web token begins. eyJ too.")]
    public void Names_stand_ins_and_references_pass(string path, string text) =>
        SecretScan.Measure([new(path, 1, text)], []).Verdict.ShouldBe(Verdict.Pass);

    [Fact]
    public void A_credential_in_a_commit_message_is_named_in_the_summary()
    {
        var value = new Credentials(3).Of("ghp");
        var result = SecretScan.Measure([], [("abc1234", $"Fix it\n\nused {value}")]);
        result.Verdict.ShouldBe(Verdict.Fail);
        result.Annotations.ShouldBeEmpty();
        result.Summary.ShouldContain("abc1234, line 3");
        JsonSerializer.Serialize(result).ShouldNotContain(value[4..]);
    }

    [Fact]
    public void Two_credentials_in_one_line_are_two_findings()
    {
        var made = new Credentials(4);
        SecretScan.Measure([new("a", 1, $"{made.Of("ghp")} {made.Of("npm")} {made.Of("ghp")}")], []).Annotations.Length.ShouldBe(3);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("aaaa", 0)]
    [InlineData("abab", 1)]
    [InlineData("abcd", 2)]
    public void Entropy_is_in_bits_for_each_character(string text, double bits) => SecretValue.Entropy(text).ShouldBe(bits, 1e-9);
}
