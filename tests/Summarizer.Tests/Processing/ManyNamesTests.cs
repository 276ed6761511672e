using Summarizer.Articles;
using Summarizer.Testing;
using Summarizer.Testing.FakeModels;
using Summarizer.Tests.Index;

namespace Summarizer.Tests.Processing;

/// <summary>Uploads that have their content, or most of their name, in common.</summary>
public class ManyNamesTests(AzuriteServer azurite)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_content_under_many_names_is_paid_once_and_each_name_has_its_own_digest()
    {
        await using var model = await FakeModel.StartAsync(Cancel);
        await using var service = await ServiceHost.StartAsync(
            azurite.ConnectionString,
            settings: new Dictionary<string, string?>
            {
                ["Model:Endpoint"] = model.Endpoint.AbsoluteUri,
                ["Model:Name"] = FakeModel.Name,
                ["Model:ApiKey"] = FakeModel.Key,
            }
        );
        var text =
            $"Report {Guid.NewGuid():N}\n\nThe harbour counted twenty ships in March. More were waiting outside.";
        var names = Enumerable.Range(0, 6).Select(_ => ServiceHost.NewName()).ToList();
        await Task.WhenAll(names.Select(name => service.StoreAsync(name, text)));

        await Task.WhenAll(names.Select(name => service.Processor.ProcessAsync(name.Value, Cancel)));
        await service.Uploads.DeleteAsync(names[0], ifMatch: null, Cancel);
        await service.Processor.ProcessAsync(names[0].Value, Cancel);

        Assert.Single(model.Calls);
        await service.AssertNothingIsLeftOverAsync(names[0]);
        foreach (var name in names.Skip(1))
        {
            Assert.Equal(ArticleStatus.Ready, (await service.RowAsync(name))!.Status);
            await service.AssertNothingIsLeftOverAsync(name);
        }
    }

    [Fact]
    public async Task The_same_base_name_with_other_endings_is_as_many_articles()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var basename = Guid.NewGuid().ToString("N");
        var names = ((string[])["txt", "md", "html", "TXT"]).Select(ending => Name($"{basename}.{ending}")).ToList();
        foreach (var name in names)
        {
            await service.StoreAsync(name, $"A Report\n\nThe harbour counted {name.Value[33..]} ships in March.");
            await service.Processor.ProcessAsync(name.Value, Cancel);
        }

        await service.Uploads.DeleteAsync(names[1], ifMatch: null, Cancel);
        await service.Processor.ProcessAsync(names[1].Value, Cancel);

        Assert.Null(await service.RowAsync(names[1]));
        foreach (var name in names.Except([names[1]]))
        {
            var row = await service.RowAsync(name);
            Assert.Equal((ArticleStatus.Ready, name.Value), (row!.Status, row.Name));
            Assert.Contains(
                $"counted {name.Value[33..]} ships",
                await TextAsync(service, row),
                StringComparison.Ordinal
            );
            await service.AssertNothingIsLeftOverAsync(name);
        }
    }

    private static async Task<string> TextAsync(ServiceHost service, ArticleRow row)
    {
        var sources = new SourceStore(service.Storage);
        return (await sources.ReadAsync(row.Id, row.Digest!.Revision, Cancel))!.Text;
    }

    private static ArticleName Name(string text) =>
        ArticleName.TryParse(text, out var name) ? name : throw new InvalidOperationException();
}
