using System.Net;
using System.Text.Json.Nodes;

namespace Swarm.Agents.Tests.Gateway;

public sealed class AllowListTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_named_fields_leave()
    {
        await using var bench = await GatewayBench.OpenAsync("hi");
        var call = SeatClient.Call();
        foreach (var field in new[] { "metadata", "mcp_servers", "container", "service_tier", "context_management", "inference_geo" }) call[field] = new JsonObject();
        call["temperature"] = 0.5;
        call["stop_sequences"] = new JsonArray("END");
        using var response = await bench.Client.PostAsync(call);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        bench.Model.Requests.Single().Body.AsObject().Select(field => field.Key)
            .ShouldBe(["model", "messages", "max_tokens", "temperature", "stop_sequences"], ignoreOrder: true);
    }

    [Fact]
    public async Task Only_function_tools_leave()
    {
        await using var bench = await GatewayBench.OpenAsync("hi");
        var call = SeatClient.Call();
        call["tools"] = JsonNode.Parse("""
            [
              {"name":"Write","description":"d","input_schema":{"type":"object"},"defer_loading":true},
              {"type":"custom","name":"Read","input_schema":{"type":"object"},"cache_control":{"type":"ephemeral","ttl":"1h"}},
              {"type":"web_search_20250305","name":"web_search"},
              {"type":"code_execution_20250522","name":"code_execution"},
              {"type":7,"name":"odd"}
            ]
            """);
        (await bench.Client.PostAsync(call)).Dispose();
        var tools = bench.Model.Requests.Single().Body["tools"]!.AsArray();
        tools.Select(tool => tool!["name"]!.GetValue<string>()).ShouldBe(["Write", "Read"]);
        tools[0]!.AsObject().ContainsKey("defer_loading").ShouldBeFalse();
        tools[1]!["cache_control"]!.ToJsonString().ShouldBe("""{"type":"ephemeral"}""");
    }

    [Theory]
    [InlineData("""{"type":"image","source":{"type":"url","url":"https://example.org/x.png"}}""")]
    [InlineData("""{"type":"document","source":{"type":"file","file_id":"f"}}""")]
    [InlineData("""{"type":"image"}""")]
    [InlineData("""{"type":"container_upload","file_id":"f"}""")]
    [InlineData("""{"type":"tool_result","tool_use_id":"t","content":[{"type":"image","source":{"type":"url","url":"https://example.org"}}]}""")]
    public async Task What_the_provider_would_have_to_fetch_does_not_pass(string block)
    {
        await using var bench = await GatewayBench.OpenAsync("hi");
        var call = SeatClient.Call();
        call["messages"]![0]!["content"] = new JsonArray(JsonNode.Parse(block));
        using var response = await bench.Client.PostAsync(call);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        bench.Model.Requests.ShouldBeEmpty();
        bench.Purse.Reservations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Inline_images_tool_results_and_thinking_pass_whole()
    {
        await using var bench = await GatewayBench.OpenAsync("hi");
        var content = """[{"type":"image","source":{"type":"base64","media_type":"image/png","data":"AA=="}},{"type":"tool_result","tool_use_id":"t","is_error":true,"content":[{"type":"text","text":"x"}]},{"type":"thinking","thinking":"a","signature":"b"}]""";
        var call = SeatClient.Call(maxTokens: 4_000);
        call["messages"]![0]!["content"] = JsonNode.Parse(content);
        call["thinking"] = JsonNode.Parse("""{"type":"enabled","budget_tokens":100000}""");
        (await bench.Client.PostAsync(call)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var sent = bench.Model.Requests.Single().Body;
        JsonNode.DeepEquals(sent["messages"]![0]!["content"], JsonNode.Parse(content)).ShouldBeTrue(sent.ToJsonString());
        sent["thinking"]!["budget_tokens"]!.GetValue<int>().ShouldBe(3_999);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"model":"m","model":"n","messages":[]}""")]
    [InlineData("""{"model":"","messages":[]}""")]
    [InlineData("""{"model":"m"}""")]
    public async Task A_body_that_is_no_request_is_refused(string body)
    {
        await using var bench = await GatewayBench.OpenAsync("hi");
        using var response = await bench.Client.SendAsync("/v1/messages", body);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync(Token)).ShouldContain("invalid_request_error");
        bench.Model.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/v1/files")]
    [InlineData("/v1/messages/batches")]
    [InlineData("/v1/models")]
    [InlineData("/v1/messages/../files")]
    public async Task Other_paths_are_not_there(string path)
    {
        await using var bench = await GatewayBench.OpenAsync("hi");
        using var response = await bench.Client.SendAsync(path, "{}");
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        bench.Model.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_sign_of_life_is_answered_and_counting_costs_nothing()
    {
        await using var bench = await GatewayBench.OpenAsync("hi");
        (await bench.Client.HeadAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var response = await bench.Client.SendAsync("/v1/messages/count_tokens?beta=true", SeatClient.Call().ToJsonString());
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        bench.Model.Requests.Single().Target.ShouldBe("/v1/messages/count_tokens");
        bench.Model.Requests.Single().Body.AsObject().ContainsKey("max_tokens").ShouldBeFalse();
        bench.Purse.Reservations.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_key_is_added_outside_and_headers_are_ours()
    {
        await using var bench = await GatewayBench.OpenAsync("hi");
        using var response = await bench.Client.PostAsync(
            SeatClient.Call(),
            ("x-api-key", "dummy"), ("authorization", "Bearer stolen"), ("anthropic-version", "1999-01-01"),
            ("anthropic-beta", "mcp-client-2025-04-04,interleaved-thinking-2025-05-14"), ("x-forwarded-for", "10.0.0.1"));
        var sent = bench.Model.Requests.Single().Headers;
        sent["x-api-key"].ShouldBe(GatewayBench.Key);
        sent["anthropic-version"].ShouldBe("2023-06-01");
        sent["anthropic-beta"].ShouldBe("interleaved-thinking-2025-05-14");
        sent.Keys.ShouldNotContain("authorization", StringComparer.OrdinalIgnoreCase);
        sent.Keys.ShouldNotContain("x-forwarded-for", StringComparer.OrdinalIgnoreCase);
        (response.Headers.ToString() + await response.Content.ReadAsStringAsync(Token)).ShouldNotContain(GatewayBench.Key);
    }
}
