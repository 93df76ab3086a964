namespace Swarm.Bot.Tests.Settings;

public sealed class QueueSettingsTests
{
    private const string Key = "c2VjcmV0LWtleS1vZi10aGUtdGVzdA==";
    private const string Connection = "DefaultEndpointsProtocol=https;AccountName=acme;AccountKey=" + Key + ";EndpointSuffix=core.windows.net";

    [Theory]
    [InlineData(null)]
    [InlineData("store")]
    public void Without_a_kind_hints_stay_in_the_server(string? kind)
    {
        using var configuration = new ServerConfiguration { ["Queue:Kind"] = kind };

        var reading = configuration.Read();

        reading.Settings.ShouldNotBeNull().Queue.ShouldBeNull();
        reading.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void A_connection_string_and_a_name_give_the_queue()
    {
        using var configuration = new ServerConfiguration { ["Queue:Kind"] = "Azure", ["Queue:ConnectionString"] = Connection, ["Queue:Name"] = "acme-jobs" };

        var reading = configuration.Read();

        $"{reading.Settings.ShouldNotBeNull().Queue.ShouldNotBeNull().Address}".ShouldBe("https://acme.queue.core.windows.net/acme-jobs");
        reading.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void An_endpoint_gives_the_queue_with_the_default_name()
    {
        using var configuration = new ServerConfiguration { ["Queue:Kind"] = "azure", ["Queue:Endpoint"] = "https://acme.queue.core.windows.net" };

        $"{configuration.Read().Settings.ShouldNotBeNull().Queue.ShouldNotBeNull().Address}".ShouldBe("https://acme.queue.core.windows.net/swarm-jobs");
    }

    [Fact]
    public void The_emulator_on_this_machine_is_taken()
    {
        using var configuration = new ServerConfiguration { ["Queue:Kind"] = "azure", ["Queue:ConnectionString"] = "UseDevelopmentStorage=true" };

        var reading = configuration.Read();

        reading.Settings.ShouldNotBeNull().Queue.ShouldNotBeNull().Address.Uri.Port.ShouldBe(10001);
        reading.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Queue:Kind", "redis", "Swarm__Queue__Kind: 'redis' is neither store nor azure.")]
    [InlineData("Queue:ConnectionString", "AccountKey=" + Key, "Swarm__Queue__ConnectionString: This is not a storage account's connection string")]
    [InlineData("Queue:Name", "No_Queue", "Swarm__Queue__Name: 'No_Queue' is not a queue's name.")]
    [InlineData("Queue:Endpoint", "https://acme.queue.core.windows.net", "Swarm__Queue__ConnectionString: Both this key and Swarm__Queue__Endpoint are set.")]
    public void A_wrong_value_is_one_fault_that_quotes_no_secret(string key, string value, string fault)
    {
        using var configuration = new ServerConfiguration { ["Queue:Kind"] = "azure", ["Queue:ConnectionString"] = Connection };
        configuration[key] = value;

        var reading = configuration.Read();

        reading.Settings.ShouldBeNull();
        reading.Faults.ShouldHaveSingleItem().ShouldStartWith(fault);
        reading.Faults[0].ShouldNotContain(Key);
    }

    [Theory]
    [InlineData("http://acme.queue.core.windows.net")]
    [InlineData("acme.queue.core.windows.net")]
    [InlineData("https://acme.queue.core.windows.net/?sv=1&sig=" + Key)]
    [InlineData("https://name:" + Key + "@acme.queue.core.windows.net")]
    public void An_endpoint_is_a_plain_https_address(string endpoint)
    {
        using var configuration = new ServerConfiguration { ["Queue:Kind"] = "azure", ["Queue:Endpoint"] = endpoint };

        var fault = configuration.Read().Faults.ShouldHaveSingleItem();

        fault.ShouldStartWith("Swarm__Queue__Endpoint: The endpoint is not an https address");
        fault.ShouldNotContain(Key);
    }

    [Fact]
    public void Neither_is_a_fault_and_a_wrong_name_is_said_with_it()
    {
        using var configuration = new ServerConfiguration { ["Queue:Kind"] = "azure", ["Queue:Name"] = "x" };

        var faults = configuration.Read().Faults;

        faults.Length.ShouldBe(2);
        faults.ShouldContain(fault => fault.StartsWith("Swarm__Queue__Name: 'x'", StringComparison.Ordinal));
        faults.ShouldContain(fault => fault.StartsWith("Swarm__Queue__Endpoint: Neither this key nor Swarm__Queue__ConnectionString is set.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_queue_that_the_kind_does_not_use_and_an_open_address_are_warned_of()
    {
        using var idle = new ServerConfiguration { ["Queue:ConnectionString"] = Connection };
        using var open = new ServerConfiguration { ["Queue:Kind"] = "azure", ["Queue:ConnectionString"] = Connection.Replace("https", "http") };

        idle.Read().Warnings.ShouldHaveSingleItem().ShouldBe("Swarm__Queue__ConnectionString: Nothing uses this unless Swarm__Queue__Kind is azure.");
        open.Read().Warnings.ShouldHaveSingleItem().ShouldContain("unencrypted");
    }
}
