# The server, self-contained and precompiled, on an image without shell and package manager.
# docker build -t summarizer . && docker compose up
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/Summarizer.Server -c Release -r linux-x64 --self-contained -p:PublishReadyToRun=true -o /app

# "extra" contains the cultures and time zones needed to read dates and languages.
FROM mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled-extra
WORKDIR /app
COPY --from=build /app .
# Not root. The server writes nothing to the file system of the image.
USER $APP_UID
ENV Azurite__Start=false DOTNET_EnableDiagnostics=0 ASPNETCORE_URLS=http://+:8080
EXPOSE 8080
# The image has no shell and no curl: the program checks itself.
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s CMD ["/app/Summarizer.Server", "health", "http://localhost:8080"]
ENTRYPOINT ["/app/Summarizer.Server", "serve"]
