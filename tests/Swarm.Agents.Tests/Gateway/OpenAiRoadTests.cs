using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Swarm.Agents.Gateway;

namespace Swarm.Agents.Tests.Gateway;

public sealed class OpenAiRoadTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(OpenAiBench.Responses)]
    [InlineData(OpenAiBench.Chat)]
    public async Task The_key_is_added_outside_and_headers_are_ours(string path)
    {
        await using var bench = await OpenAiBench.OpenAsync();
        using var response = await bench.Client.SendAsync(
            path, OpenAiBench.Call(path).ToJsonString(),
            ("authorization", "Bearer dummy"), ("x-api-key", "dummy"), ("openai-organization", "org"), ("openai-beta", "responses=v2"), ("x-forwarded-for", "10.0.0.1"));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var sent = bench.Model.Requests.Single();
        sent.Target.ShouldBe(path);
        sent.Headers["authorization"].ShouldBe($"Bearer {OpenAiBench.Key}");
        sent.Headers.Values.ShouldAllBe(value => !value.Contains("dummy") && !value.Contains("0815"));
        foreach (var foreign in new[] { "x-api-key", "openai-organization", "openai-beta", "x-forwarded-for", "anthropic-version" }) sent.Headers.Keys.ShouldNotContain(foreign, StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_longest_prefix_says_who_serves_a_model_and_a_server_without_a_key_gets_none()
    {
        await using var bench = await OpenAiBench.OpenAsync(_ => OpenAiReply.Json("""{"usage":{"prompt_tokens":5,"completion_tokens":5}}"""));
        using var response = await bench.PostAsync(OpenAiBench.Chat, OpenAiBench.Call(OpenAiBench.Chat, model: "gpt-oss-20b"));
        var sent = bench.Model.Requests.Single();
        sent.Target.ShouldBe("/local/v1/chat/completions");
        sent.Headers.Keys.ShouldNotContain("authorization", StringComparer.OrdinalIgnoreCase);
        bench.Purse.Reservations.Single().ReservedUsd.ShouldBe(0);
        (await bench.Purse.NextSettlementAsync()).OutputTokens.ShouldBe(5);
    }

    [Theory]
    [InlineData(OpenAiBench.Responses, "claude-sonnet-4-5")]
    [InlineData(OpenAiBench.Chat, "o3-pro")]
    [InlineData(OpenAiBench.Chat, "GPT-5")]
    public async Task A_model_that_nobody_serves_at_a_known_price_is_refused(string path, string model)
    {
        await using var bench = await OpenAiBench.OpenAsync();
        using var response = await bench.PostAsync(path, OpenAiBench.Call(path, model: model));
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var error = JsonNode.Parse(await response.Content.ReadAsStringAsync(Token))!["error"]!;
        error["code"]!.GetValue<string>().ShouldBe("model_not_found");
        error["message"]!.GetValue<string>().ShouldContain(model);
        bench.Model.Requests.ShouldBeEmpty();
        bench.Purse.Reservations.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/v1/responses/resp_1")]
    [InlineData("/v1/responses/compact")]
    [InlineData("/v1/chat/completions/x")]
    [InlineData("/v1/completions")]
    [InlineData("/v1/conversations")]
    [InlineData("/v1/batches")]
    [InlineData("/V1/responses")]
    [InlineData("/responses")]
    public async Task Other_paths_are_not_there(string path)
    {
        await using var bench = await OpenAiBench.OpenAsync();
        using var response = await bench.Client.SendAsync(path, OpenAiBench.Call(OpenAiBench.Responses).ToJsonString());
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        bench.Model.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void A_provider_that_would_carry_the_key_in_the_clear_is_misuse()
    {
        var provider = new OpenAiProvider(new Uri("http://example.org/v1"), []) { ApiKey = "k-secret" };
        var options = new GatewayOptions { OpenAiProviders = [provider] };
        Should.Throw<ArgumentException>(() => new ModelGateway(options, new Purse().Ledger, TimeProvider.System, NullLogger<ModelGateway>.Instance)).Message.ShouldContain("example.org");
        provider.ToString().ShouldNotContain("k-secret");
    }
}
