using System.Net;
using System.Text.Json.Nodes;

namespace Swarm.Agents.Tests.Gateway;

public sealed class OpenAiAllowListTests
{
    private const string Responses = OpenAiBench.Responses;
    private const string Chat = OpenAiBench.Chat;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Responses, """{"temperature":0.5,"top_p":1,"instructions":"i","parallel_tool_calls":false,"truncation":"auto","prompt_cache_key":"k"}""")]
    [InlineData(Responses, """{"reasoning":{"effort":"low","summary":"auto"},"include":["reasoning.encrypted_content"]}""")]
    [InlineData(Responses, """{"text":{"verbosity":"low","format":{"type":"json_schema","name":"n","description":"d","strict":true,"schema":{"type":"object","properties":{"a":{"type":"string"}}}}}}""")]
    [InlineData(Responses, """{"tools":[{"type":"function","name":"f","description":"d","parameters":{"type":"object"},"strict":false}],"tool_choice":"auto"}""")]
    [InlineData(Responses, """{"tools":[{"type":"custom","name":"f","description":"d","format":{"type":"grammar","syntax":"lark","definition":"start: A"}}],"tool_choice":{"type":"custom","name":"f"}}""")]
    [InlineData(Responses, """{"input":[{"type":"message","role":"user","content":[{"type":"input_text","text":"x"},{"type":"input_image","image_url":"data:image/png;base64,AA==","detail":"low"},{"type":"input_file","filename":"a.pdf","file_data":"data:application/pdf;base64,AA=="}]}]}""")]
    [InlineData(Responses, """{"input":[{"type":"reasoning","encrypted_content":"e","summary":[{"type":"summary_text","text":"s"}]},{"type":"function_call","call_id":"c","name":"f","arguments":"{}"},{"type":"function_call_output","call_id":"c","output":[{"type":"input_text","text":"x"}]}]}""")]
    [InlineData(Responses, """{"input":[{"type":"message","role":"assistant","phase":"commentary","content":[{"type":"output_text","text":"x"},{"type":"refusal","refusal":"r"}]},{"type":"custom_tool_call","call_id":"c","name":"f","input":"i"},{"type":"custom_tool_call_output","call_id":"c","output":"o"}]}""")]
    [InlineData(Chat, """{"temperature":0.5,"top_p":1,"seed":7,"presence_penalty":0,"frequency_penalty":0,"reasoning_effort":"low","verbosity":"low","parallel_tool_calls":false,"prompt_cache_key":"k","stop":["END"]}""")]
    [InlineData(Chat, """{"stop":"END","response_format":{"type":"json_schema","json_schema":{"name":"n","strict":true,"schema":{"type":"object"}}}}""")]
    [InlineData(Chat, """{"tools":[{"type":"function","function":{"name":"f","description":"d","strict":true,"parameters":{"type":"object"}}}],"tool_choice":{"type":"function","function":{"name":"f"}}}""")]
    [InlineData(Chat, """{"messages":[{"role":"system","content":"s"},{"role":"user","name":"u","content":[{"type":"text","text":"x"},{"type":"image_url","image_url":{"url":"data:image/png;base64,AA==","detail":"high"}},{"type":"file","file":{"filename":"a","file_data":"data:application/pdf;base64,AA=="}}]}]}""")]
    [InlineData(Chat, """{"messages":[{"role":"assistant","reasoning_content":"r","content":null,"tool_calls":[{"type":"function","function":{"name":"f","arguments":"{}"},"id":"c"}]},{"role":"tool","tool_call_id":"c","content":"o"}]}""")]
    public async Task What_is_allowed_leaves_as_it_came(string path, string fields)
    {
        await using var bench = await OpenAiBench.OpenAsync();
        var sent = await bench.SentAsync(path, fields);
        foreach (var (name, value) in JsonNode.Parse(fields)!.AsObject()) JsonNode.DeepEquals(sent[name], value).ShouldBeTrue($"{name}: {sent[name]?.ToJsonString()}");
    }

    [Theory]
    [InlineData(Responses, new[] { "model", "input", "max_output_tokens", "store", "service_tier" })]
    [InlineData(Chat, new[] { "model", "messages", "max_completion_tokens", "n", "store", "service_tier" })]
    public async Task Nothing_else_leaves(string path, string[] left)
    {
        await using var bench = await OpenAiBench.OpenAsync();
        var sent = await bench.SentAsync(path, """
            {"store":true,"service_tier":"priority","n":4,"metadata":{"a":"b"},"user":"u","safety_identifier":"s","include":["web_search_call.action.sources"],"background":false,
             "previous_response_id":null,"modalities":["audio"],"max_tool_calls":3,"prompt_cache_retention":"24h","client_metadata":{},"prediction":{},"top_logprobs":3,"logit_bias":{},"context_management":[],"mcp_servers":[]}
            """);
        sent.Select(field => field.Key).ShouldBe(left, ignoreOrder: true);
        sent["store"]!.GetValue<bool>().ShouldBeFalse();
        sent["service_tier"]!.GetValue<string>().ShouldBe("default");
        if (path == Chat) sent["n"]!.GetValue<int>().ShouldBe(1);
    }

    [Theory]
    [InlineData("web_search")]
    [InlineData("web_search_preview")]
    [InlineData("file_search")]
    [InlineData("code_interpreter")]
    [InlineData("computer_use_preview")]
    [InlineData("mcp")]
    [InlineData("image_generation")]
    [InlineData("local_shell")]
    [InlineData("shell")]
    [InlineData("namespace")]
    [InlineData("Function")]
    public async Task A_tool_that_the_provider_would_run_is_never_offered_and_its_choice_is_refused(string tool)
    {
        foreach (var path in new[] { Responses, Chat })
        {
            await using var bench = await OpenAiBench.OpenAsync();
            var function = path == Responses ? """{"type":"function","name":"f","defer_loading":true}""" : """{"type":"function","function":{"name":"f","server_url":"u"}}""";
            var sent = await bench.SentAsync(path, $$$"""{"tools":[{{{function}}},{"type":"{{{tool}}}","name":"x","server_url":"https://example.org","container":{"type":"auto"}}]}""");
            sent["tools"]!.ToJsonString().ShouldBe(path == Responses ? """[{"type":"function","name":"f"}]""" : """[{"type":"function","function":{"name":"f"}}]""");
            using var response = await bench.PostAsync(path, OpenAiBench.Call(path, $$$"""{"tools":[{"type":"{{{tool}}}"}],"tool_choice":{"type":"{{{tool}}}"}}"""));
            await RefusedAsync(bench, response, sent: 1);
        }
    }

    [Theory]
    [InlineData(Responses, """{"background":true}""")]
    [InlineData(Responses, """{"previous_response_id":"resp_1"}""")]
    [InlineData(Responses, """{"conversation":"conv_1"}""")]
    [InlineData(Responses, """{"prompt":{"id":"pmpt_1"}}""")]
    [InlineData(Responses, """{"input":[{"type":"item_reference","id":"msg_1"}]}""")]
    [InlineData(Responses, """{"input":[{"id":"msg_1"}]}""")]
    [InlineData(Responses, """{"input":[{"type":"mcp_approval_response","approve":true}]}""")]
    [InlineData(Responses, """{"input":[{"role":"user","content":[{"type":"input_image","image_url":"https://example.org/x.png"}]}]}""")]
    [InlineData(Responses, """{"input":[{"role":"user","content":[{"type":"input_image","image_url":" http://169.254.169.254/"}]}]}""")]
    [InlineData(Responses, """{"input":[{"role":"user","content":[{"type":"input_image","file_id":"file_1","image_url":"data:image/png;base64,AA=="}]}]}""")]
    [InlineData(Responses, """{"input":[{"role":"user","content":[{"type":"input_image"}]}]}""")]
    [InlineData(Responses, """{"input":[{"role":"user","content":[{"type":"input_file","file_url":"https://example.org/x.pdf"}]}]}""")]
    [InlineData(Responses, """{"input":[{"role":"user","content":[{"type":"input_file","file_id":"file_1"}]}]}""")]
    [InlineData(Responses, """{"input":[{"type":"function_call_output","call_id":"c","output":[{"type":"input_image","image_url":"file:///etc/passwd"}]}]}""")]
    [InlineData(Responses, """{"input":[{"role":"user","content":[{"type":"input_audio","input_audio":{}}]}]}""")]
    [InlineData(Responses, """{"input":7}""")]
    [InlineData(Chat, """{"messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"https://example.org/x.png"}}]}]}""")]
    [InlineData(Chat, """{"messages":[{"role":"user","content":[{"type":"image_url","image_url":"https://example.org/x.png"}]}]}""")]
    [InlineData(Chat, """{"messages":[{"role":"user","content":[{"type":"file","file":{"file_id":"file_1"}}]}]}""")]
    [InlineData(Chat, """{"messages":[{"role":"user","content":[{"type":"video_url","video_url":{"url":"https://example.org"}}]}]}""")]
    [InlineData(Chat, """{"messages":[{"role":"user","content":[{"type":"input_audio","input_audio":{}}]}]}""")]
    [InlineData(Chat, """{"messages":[{"role":"assistant","audio":{"id":"audio_1"}}]}""")]
    [InlineData(Chat, """{"messages":[{"role":"assistant","tool_calls":[{"id":"c","type":"custom","custom":{}}]}]}""")]
    [InlineData(Chat, """{"web_search_options":{}}""")]
    [InlineData(Chat, """{"messages":"x"}""")]
    public async Task What_the_provider_would_have_to_fetch_keep_or_run_does_not_pass(string path, string fields)
    {
        await using var bench = await OpenAiBench.OpenAsync();
        using var response = await bench.PostAsync(path, OpenAiBench.Call(path, fields));
        await RefusedAsync(bench, response, sent: 0);
        bench.Purse.Reservations.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Responses, "max_output_tokens")]
    [InlineData(Chat, "max_completion_tokens")]
    [InlineData(Chat, "max_tokens")]
    public async Task The_output_is_clamped_and_set_where_it_is_absent(string path, string field)
    {
        var server = path == Responses ? "max_completion_tokens" : field;
        foreach (var (asked, left) in new[] { ("null", 16_000), ("64000", 16_000), ("-5", 1), ("400", 400), ("\"9\"", 16_000) })
        {
            await using var bench = await OpenAiBench.OpenAsync(_ => OpenAiReply.Json("{}"), server);
            (await bench.SentAsync(path, $$"""{"{{field}}":{{asked}}}"""))[field]!.GetValue<int>().ShouldBe(left);
        }
    }

    [Fact]
    public async Task A_server_gets_the_limit_in_the_field_it_knows()
    {
        await using var bench = await OpenAiBench.OpenAsync(_ => OpenAiReply.Json("{}"), "max_tokens");
        var sent = await bench.SentAsync(Chat, """{"max_completion_tokens":50}""");
        sent["max_tokens"]!.GetValue<int>().ShouldBe(50);
        sent.ContainsKey("max_completion_tokens").ShouldBeFalse();
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"model":"gpt-5","model":"n","input":"x","messages":[]}""")]
    [InlineData("""{"input":"x","messages":[]}""")]
    [InlineData("""{"model":"gpt-5"}""")]
    [InlineData("""{"model":"gpt-5","input":"\ud800","messages":[{"role":"\ud800"}]}""")]
    public async Task A_body_that_is_no_request_is_refused(string body)
    {
        await using var bench = await OpenAiBench.OpenAsync();
        foreach (var path in new[] { Responses, Chat })
        {
            using var response = await bench.Client.SendAsync(path, body);
            await RefusedAsync(bench, response, sent: 0);
        }
    }

    [Fact]
    public async Task A_body_too_deep_is_refused()
    {
        await using var bench = await OpenAiBench.OpenAsync();
        var deep = string.Concat(Enumerable.Repeat("[", 200)) + string.Concat(Enumerable.Repeat("]", 200));
        using var response = await bench.Client.SendAsync(Responses, $$"""{"model":"gpt-5","input":{{deep}}}""");
        await RefusedAsync(bench, response, sent: 0);
    }

    private static async Task RefusedAsync(OpenAiBench bench, HttpResponseMessage response, int sent)
    {
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var error = JsonNode.Parse(await response.Content.ReadAsStringAsync(Token))!["error"]!;
        error["type"]!.GetValue<string>().ShouldBe("invalid_request_error");
        error["message"]!.GetValue<string>().ShouldNotBeEmpty();
        bench.Model.Requests.Count.ShouldBe(sent);
    }
}
