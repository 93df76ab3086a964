using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Swarm.Bot.Demo.Script;
using Swarm.Core.Tracks;

namespace Swarm.Bot.Tests.Demo;

public sealed class DemoModelServerTests
{
    private const string Key = "the-right-key";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_brief_is_answered_in_the_form_of_the_messages_api()
    {
        await using var server = await DemoModelServer.StartAsync(DemoModel.Reply, Key, Ct);
        var brief = DemoBriefs.Of(JobKind.Explore, "explore");
        var (status, answer) = await AskAsync(server, Key, Body(brief));
        status.ShouldBe(HttpStatusCode.OK);
        ((string?)answer["type"]).ShouldBe("message");
        ((string?)answer["model"]).ShouldBe("scripted-1");
        ((string?)answer["stop_reason"]).ShouldBe("end_turn");
        ((string?)answer["content"]![0]!["text"]).ShouldBe(DemoModel.Reply(brief).Text);
        ((int)answer["usage"]!["input_tokens"]!).ShouldBe(DemoModel.Reply(brief).InputTokens);
        ((int)answer["usage"]!["output_tokens"]!).ShouldBe(DemoModel.Reply(brief).OutputTokens);
        server.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task The_last_words_of_the_user_count_whatever_their_form()
    {
        await using var server = await DemoModelServer.StartAsync(text => new ScriptedReply(text, 1, 1), Key, Ct);
        var blocks = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = "one " }, new JsonObject { ["type"] = "text", ["text"] = "two" });
        var body = new JsonObject
        {
            ["model"] = "m",
            ["messages"] = new JsonArray(
                new JsonObject { ["role"] = "user", ["content"] = "before" },
                new JsonObject { ["role"] = "assistant", ["content"] = "yes" },
                new JsonObject { ["role"] = "user", ["content"] = blocks }),
        };
        var (_, answer) = await AskAsync(server, Key, body.ToJsonString());
        ((string?)answer["content"]![0]!["text"]).ShouldBe("one two");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("dummy")]
    public async Task Without_the_key_nothing_is_said(string? key)
    {
        await using var server = await DemoModelServer.StartAsync(DemoModel.Reply, Key, Ct);
        var (status, answer) = await AskAsync(server, key, Body(DemoBriefs.Of(JobKind.Explore, "explore")));
        status.ShouldBe(HttpStatusCode.Unauthorized);
        ((string?)answer["error"]!["type"]).ShouldBe("authentication_error");
        server.Calls.ShouldBe(0);
    }

    [Theory]
    [InlineData("this is not JSON")]
    [InlineData("[]")]
    [InlineData("""{"messages": [{"role": "assistant", "content": "me"}]}""")]
    [InlineData("""{"messages": [{"role": "user", "content": "no brief"}]}""")]
    public async Task What_is_no_brief_is_refused(string body)
    {
        await using var server = await DemoModelServer.StartAsync(DemoModel.Reply, Key, Ct);
        var (status, answer) = await AskAsync(server, Key, body);
        status.ShouldBe(HttpStatusCode.BadRequest);
        ((string?)answer["error"]!["type"]).ShouldBe("invalid_request_error");
        server.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task There_is_nothing_else_to_call()
    {
        await using var server = await DemoModelServer.StartAsync(DemoModel.Reply, Key, Ct);
        using var http = new HttpClient();
        (await http.GetAsync(server.Address, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_empty_key_is_no_key() =>
        await Should.ThrowAsync<ArgumentException>(() => DemoModelServer.StartAsync(DemoModel.Reply, "", Ct));

    private static string Body(string brief) => new JsonObject
    {
        ["model"] = "scripted-1",
        ["max_tokens"] = 2_000,
        ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = brief }),
    }.ToJsonString();

    private static async Task<(HttpStatusCode Status, JsonNode Answer)> AskAsync(DemoModelServer server, string? key, string body)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Address, "v1/messages")) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (key is not null) request.Headers.Add("x-api-key", key);
        using var response = await http.SendAsync(request, Ct);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(Ct))!);
    }
}
